package main

import (
	"log"
	"net/http"
	_ "net/http/pprof"
)

func main() {
	go func() { log.Println(http.ListenAndServe("localhost:6060", nil)) }()
	server := &http.Server{Addr: ":8080", Handler: http.NewServeMux()}
	log.Fatal(server.ListenAndServe())
}
