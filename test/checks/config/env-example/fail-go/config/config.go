package config

import "os"

type Config struct {
	Database string `env:"PG_URL,required" envDefault:"x"`
	Level    string `json:"level" envconfig:"LOG_LEVEL"`
}

var token, ok = os.LookupEnv("API_TOKEN")
