package main

import ("net/http"; "net/http/pprof")

func routes(mux *http.ServeMux) { mux.HandleFunc("/debug/pprof/", pprof.Index) }
