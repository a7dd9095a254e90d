package api

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/gorilla/sessions"
)

func login(c *gin.Context, w http.ResponseWriter, store *sessions.CookieStore, token string) {
	// three ways
	http.SetCookie(w, &http.Cookie{Name: "token", Value: token})
	c.SetCookie("session", token, 3600, "/", "", false, true)
	store.Options = &sessions.Options{Path: "/", HttpOnly: true}
}
