package main

var secret = getEnv("JWT_SECRET", "default-secret")
