package main

import (
	"net/http"
	_ "net/http/pprof"
)

func routes(mux *http.ServeMux) {
	mux.Handle("/debug/pprof/", http.DefaultServeMux)
}
