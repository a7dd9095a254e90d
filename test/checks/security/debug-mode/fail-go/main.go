package main

import (
	"github.com/gin-gonic/gin"
	"github.com/labstack/echo/v4"
)

func main() {
	gin.SetMode(gin.DebugMode)
	e := echo.New()
	e.Debug = true
	e.Logger.Fatal(e.Start(":8080"))
}
