package api

import "github.com/golang-jwt/jwt/v5"

func Parse(raw string, key any) (*jwt.Token, error) {
	parser := jwt.NewParser(jwt.WithValidMethods([]string{"RS256"}))
	return parser.Parse(raw, func(*jwt.Token) (any, error) { return key, nil })
}
