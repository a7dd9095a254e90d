package main

import "github.com/gin-gonic/gin"

func main() {
	// listens on :8080
	r := gin.New()
	r.Run()
}
