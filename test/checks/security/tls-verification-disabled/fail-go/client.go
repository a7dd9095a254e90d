package api

import (
	"crypto/tls"
	"net/http"
)

var transport = &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}

func config() *tls.Config {
	c := &tls.Config{}
	c.InsecureSkipVerify = true
	return c
}
