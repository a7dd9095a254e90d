package routers

import "github.com/gin-gonic/gin"

func InitRouter() *gin.Engine {
	return gin.New()
}
