module example.com/shop

go 1.25

require github.com/gin-gonic/gin v1.11.0
require github.com/labstack/echo/v4 v4.13.0
