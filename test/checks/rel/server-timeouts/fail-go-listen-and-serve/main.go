package main

import "net/http"

func main() {
	go http.ListenAndServe(":80", nil)
	go http.ListenAndServeTLS(":443", "a.pem", "a.key", nil)
	http.Serve(listener(), nil)
}
