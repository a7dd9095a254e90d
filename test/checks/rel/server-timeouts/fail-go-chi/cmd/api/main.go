package main

import (
	"net/http"

	"github.com/go-chi/chi/v5"
)

func main() {
	r := chi.NewRouter()
	r.Get("/", home)
	port := ":3000"
	http.ListenAndServe(port, r)
}

func home(w http.ResponseWriter, r *http.Request) {}
