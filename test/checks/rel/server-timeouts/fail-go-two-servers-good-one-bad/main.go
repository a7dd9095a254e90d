package main

import (
	"net/http"
	"time"
)

func main() {
	public := &http.Server{Addr: ":8080", ReadHeaderTimeout: 5 * time.Second}
	internal := &http.Server{Addr: ":8081", ReadTimeout: time.Minute}
	metrics := &http.Server{Addr: ":9090"}
	go public.ListenAndServe()
	go internal.ListenAndServe()
	metrics.ListenAndServe()
}
