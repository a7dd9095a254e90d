package main

import "github.com/labstack/echo/v5"

func main() {
	e := echo.New()
	e.Start(":1323")
}
