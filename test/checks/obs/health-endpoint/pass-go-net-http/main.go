package main

import "net/http"

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /orders", orders)
	mux.HandleFunc("GET /livez", ok)
	_ = http.ListenAndServe(":8080", mux)
}
