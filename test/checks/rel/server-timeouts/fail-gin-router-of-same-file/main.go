package main

import "github.com/gin-gonic/gin"

func setupRouter() *gin.Engine {
	return gin.Default()
}

func main() {
	r := setupRouter()
	r.Run(":8080")
}
