package main

import "github.com/caarlos0/env/v11"

type config struct {
	Secret  string `env:"JWT_SECRET" envDefault:"your-secret-key"`
	Session string `envconfig:"SESSION_SECRET" default:"abc123"`
	File    string `env:"JWT_SECRET_FILE" envDefault:"/run/secrets/jwt"`
	Token   string `env:"TOKEN_SECRET" envDefault:""`
	Other   string `env:"REFRESH_SECRET,required"`
	Level   string `env:"LOG_LEVEL" envDefault:"info"`
}

func read() (config, error) {
	return env.ParseAs[config]()
}
