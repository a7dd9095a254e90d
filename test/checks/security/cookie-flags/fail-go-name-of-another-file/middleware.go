package main

import "net/http"

func remember(w http.ResponseWriter, sessionID string) {
	http.SetCookie(w, &http.Cookie{
		Name:   cookieSessionID,
		Value:  sessionID,
		MaxAge: cookieMaxAge,
	})
}
