package api

import "crypto/tls"

// InsecureSkipVerify: true is never set here.
type Options struct{ InsecureSkipVerify bool }

var config = &tls.Config{InsecureSkipVerify: false, MinVersion: tls.VersionTLS12}
