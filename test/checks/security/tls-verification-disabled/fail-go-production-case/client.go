package api

import "crypto/tls"

func configure(directive string, config *tls.Config) {
	switch directive {
	case "production":
		config.InsecureSkipVerify = true
	}
}
