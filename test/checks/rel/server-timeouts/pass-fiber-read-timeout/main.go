package main

import (
	"time"
	"github.com/gofiber/fiber/v2"
)

func main() {
	app := fiber.New(fiber.Config{
		ReadTimeout: 5 * time.Second,
	})
	admin := fiber.New()
	app.Mount("/admin", admin)
	app.Listen(":3000")
}
