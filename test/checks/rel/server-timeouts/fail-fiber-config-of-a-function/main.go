package main

import (
	"example.com/api/config"
	"github.com/gofiber/fiber/v2"
)

func main() {
	app := fiber.New(config.Fiber())
	app.Listen(":3000")
}
