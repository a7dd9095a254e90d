package main

import "github.com/labstack/echo/v4"

func main() {
	e := echo.New()
	api := e.Group("/api/v1")
	api.GET("/orders", list)
	api.GET("/up", up)
	e.Logger.Fatal(e.Start(":8080"))
}
