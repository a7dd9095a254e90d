package main

import (
	"net/http"

	"github.com/gin-gonic/gin"
	healthpb "google.golang.org/grpc/health/grpc_health_v1"
)

func serve(r *gin.Engine, c healthpb.HealthClient) {
	r.GET("/orders", list)
	_, _ = http.Get("http://other/health")
	_, _ = c.Check(nil, nil)
}
