package main

import (
	"time"
	"github.com/labstack/echo/v4"
)

func main() {
	e := echo.New()
	e.Server.ReadTimeout = 30 * time.Second
	e.Logger.Fatal(e.Start(":1323"))
}
