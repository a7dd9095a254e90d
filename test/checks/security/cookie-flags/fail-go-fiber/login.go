package main

import "github.com/gofiber/fiber/v3"

func login(c fiber.Ctx, token string) {
	c.Cookie(&fiber.Cookie{Name: "jwt", Value: token, HTTPOnly: true, Secure: false})
	c.Cookie(&fiber.Cookie{Name: "refresh_token", Value: token, HTTPOnly: true, Secure: true})
}
