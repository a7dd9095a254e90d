package api

import "net/http"

func login(w http.ResponseWriter, token string) {
	http.SetCookie(w, &http.Cookie{Name: "token", Value: token, Secure: true, HttpOnly: true})
	http.SetCookie(w, &http.Cookie{Name: "language", Value: "en"})
	http.SetCookie(w, &http.Cookie{Name: "token", Value: "", MaxAge: -1})
}
