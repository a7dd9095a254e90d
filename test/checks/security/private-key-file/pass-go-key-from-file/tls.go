package shop

import "crypto/tls"

func load() (tls.Certificate, error) {
	return tls.LoadX509KeyPair("/run/secrets/tls.crt", "/run/secrets/tls.key")
}
