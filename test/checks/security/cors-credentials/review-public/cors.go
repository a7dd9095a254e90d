package api

import "github.com/gin-contrib/cors"

var handler = cors.Default()
