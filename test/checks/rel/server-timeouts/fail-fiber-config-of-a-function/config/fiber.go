package config

import "github.com/gofiber/fiber/v2"

func Fiber() fiber.Config {
	return fiber.Config{AppName: "api"}
}
