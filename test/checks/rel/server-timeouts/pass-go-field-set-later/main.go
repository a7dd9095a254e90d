package main

import (
	"net/http"
	"time"
)

func main() {
	var srv http.Server
	srv.Addr = ":8080"
	srv.ReadHeaderTimeout = 3 * time.Second
	srv.ListenAndServe()
}
