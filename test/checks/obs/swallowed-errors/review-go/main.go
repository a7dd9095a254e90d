package main

import (
	"encoding/json"
	"net/http"
	"strconv"
)

func page(r *http.Request) int {
	n, _ := strconv.Atoi(r.URL.Query().Get("page"))
	return n
}

func load(raw []byte) (config map[string]string) {
	_ = json.Unmarshal(raw, &config)
	return config
}

func migrate() error { return nil }

func main() {
	_ = migrate()
	defer func() { recover() }()
	// A missing locale is fine, English is the default.
	n, _ := strconv.Atoi("1") // the literal is always a number
	_ = n
}
