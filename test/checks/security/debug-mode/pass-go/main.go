package main

import (
	"os"

	"github.com/gin-gonic/gin"
)

func main() {
	if os.Getenv("ENV") == "development" {
		gin.SetMode(gin.DebugMode)
	} else {
		gin.SetMode(gin.ReleaseMode)
	}
	gin.New().Run()
}
