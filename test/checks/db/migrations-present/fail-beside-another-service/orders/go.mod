module example.com/orders

go 1.25

require (
	github.com/gofiber/fiber/v2 v2.52.9
	gorm.io/gorm v1.31.0
)
