module example.com/api

go 1.26

require github.com/gofiber/fiber/v2 v2.52.15
