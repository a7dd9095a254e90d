package main

import (
	"net/http"
	"time"
)

func main() {
	admin := new(http.Server)
	admin.Addr = ":9090"
	admin.ReadHeaderTimeout = 5 * time.Second
	go admin.ListenAndServe()

	server := new(http.Server)
	server.Addr = ":8080"
	_ = server.ListenAndServe()
}
