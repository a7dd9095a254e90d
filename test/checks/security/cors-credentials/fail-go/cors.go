package api

import (
	"net/http"

	gincors "github.com/gin-contrib/cors"
	"github.com/rs/cors"
)

func options() *cors.Cors {
	return cors.New(cors.Options{
		AllowedOrigins:   []string{"*"},
		AllowCredentials: true,
	})
}

var ginOptions = gincors.Config{AllowOriginFunc: func(origin string) bool { return true }, AllowCredentials: true}

var handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Access-Control-Allow-Credentials", "true")
	// the caller's own origin
	w.Header().Set("Access-Control-Allow-Origin", r.Header.Get("Origin"))
})
