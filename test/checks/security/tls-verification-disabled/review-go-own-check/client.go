package api

import "crypto/tls"

func pinned(check func(tls.ConnectionState) error) *tls.Config {
	return &tls.Config{
		InsecureSkipVerify: true,
		VerifyConnection:   check,
	}
}

func flagged(insecure bool) *tls.Config {
	config := &tls.Config{}
	if insecure {
		config.InsecureSkipVerify = true
	}
	return config
}
