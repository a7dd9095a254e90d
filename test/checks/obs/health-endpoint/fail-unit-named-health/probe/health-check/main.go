package main

import "github.com/gofiber/fiber/v2"

func main() {
	app := fiber.New()
	app.Get("/", func(c *fiber.Ctx) error { return c.Render("index", nil) })
	app.Post("/", check)
	_ = app.Listen(":80")
}
