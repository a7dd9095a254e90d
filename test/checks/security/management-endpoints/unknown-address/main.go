package main

import (
	"net/http"
	_ "net/http/pprof"
)

func main() { http.ListenAndServe(config.Address(), nil) }
