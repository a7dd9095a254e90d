package api

import "net/http"

func Get(c *http.Client) (*http.Response, error) { return c.Get("https://example.com") }
