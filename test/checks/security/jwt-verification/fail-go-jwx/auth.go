package api

import "github.com/lestrrat-go/jwx/v2/jwt"

func Parse(raw []byte) (jwt.Token, error) {
	return jwt.Parse(raw, jwt.WithVerify(false))
}
