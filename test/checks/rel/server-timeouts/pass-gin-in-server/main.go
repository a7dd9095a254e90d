package main

import (
	"net/http"
	"time"
	"github.com/gin-gonic/gin"
)

func main() {
	r := gin.Default()
	s := &http.Server{Addr: ":8080", Handler: r, ReadTimeout: 10 * time.Second}
	s.ListenAndServe()
}
