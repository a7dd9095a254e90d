package main

import (
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"
)

func main() {
	r := chi.NewRouter()
	r.Use(middleware.Heartbeat("/ping"))
	r.Route("/orders", func(r chi.Router) {
		r.Get("/status", list)
	})
	_ = http.ListenAndServe(":8080", r)
}
