module example.com/api

go 1.26

require github.com/gin-gonic/gin v1.11.0
