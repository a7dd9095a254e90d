package main

import (
	"net/http"

	"github.com/go-chi/chi/v5"
)

func main() {
	r := chi.NewRouter()
	r.Method(http.MethodGet, "/healthz", ok)
	_ = http.ListenAndServe(":8080", r)
}
