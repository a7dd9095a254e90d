package api

import "net/http"

func start() { http.ListenAndServe(":8080", nil) }
