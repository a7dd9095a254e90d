module example.com/api

go 1.25

require (
	github.com/gin-gonic/gin v1.11.0
	google.golang.org/grpc v1.77.0
)
