package main

import (
	"flag"

	"github.com/spf13/viper"
)

var key = flag.String("session-secret", "open sesame", "signs sessions")

func main() {
	viper.SetDefault("log-level", "info")
	viper.SetDefault("jwt-secret", "always-the-same")
	viper.SetDefault("jwt-secret-file", "/run/secrets/jwt")
}
