package main

import (
	"net/http"
	"time"
)

func main() {
	srv := http.Server{
		Addr:        ":8080",
		ReadTimeout: 0 * time.Second,
	}
	srv.ListenAndServe()
}
