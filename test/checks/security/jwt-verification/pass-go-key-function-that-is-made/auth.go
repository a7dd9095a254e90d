package api

import "github.com/golang-jwt/jwt/v5"

func keyFor(secret []byte) jwt.Keyfunc {
	return func(token *jwt.Token) (any, error) {
		if token.Method.Alg() != "HS256" {
			return nil, jwt.ErrTokenUnverifiable
		}
		return secret, nil
	}
}

func Parse(raw string, secret []byte) (*jwt.Token, error) {
	return jwt.Parse(raw, keyFor(secret))
}
