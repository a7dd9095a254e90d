package main

import (
	"fmt"
	"net/http"
	"os"
)

func handler(w http.ResponseWriter, r *http.Request) {
	defer func() { _ = r.Body.Close() }()
	_, _ = fmt.Fprintln(w, "hello")
	host, _ := lookup(r.Context())
	_ = host
}

func lookup(ctx any) (string, bool) { return "", true }

func main() {
	if err := http.ListenAndServe(":8080", http.HandlerFunc(handler)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
