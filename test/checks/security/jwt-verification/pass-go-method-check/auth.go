package api

import (
	"errors"

	"github.com/golang-jwt/jwt/v5"
)

func keyFor(token *jwt.Token) (any, error) {
	if _, ok := token.Method.(*jwt.SigningMethodHMAC); !ok {
		return nil, errors.New("unexpected method")
	}
	return secret(), nil
}

func Parse(raw string) (*jwt.Token, error) {
	return jwt.ParseWithClaims(raw, &jwt.RegisteredClaims{}, keyFor)
}
