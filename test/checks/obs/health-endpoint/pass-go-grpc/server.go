package main

import (
	"github.com/gin-gonic/gin"
	"google.golang.org/grpc"
	"google.golang.org/grpc/health"
	healthpb "google.golang.org/grpc/health/grpc_health_v1"
)

func serve(s *grpc.Server, r *gin.Engine) {
	healthpb.RegisterHealthServer(s, health.NewServer())
	r.GET("/orders", list)
}
