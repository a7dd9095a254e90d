package api

import "crypto/tls"

func configure(directive string, config *tls.Config) {
	switch directive {
	case "insecure_skip_verify":
		config.InsecureSkipVerify = true
	}
}
