package api

import "github.com/rs/cors"

var options = cors.Options{AllowedOrigins: []string{"https://a.example.com"}, AllowCredentials: true}
