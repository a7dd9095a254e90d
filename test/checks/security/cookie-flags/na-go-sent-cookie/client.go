package main

import "net/http"

func ask(request *http.Request, token string) {
	request.AddCookie(&http.Cookie{Name: "api-token", Value: token})
}
