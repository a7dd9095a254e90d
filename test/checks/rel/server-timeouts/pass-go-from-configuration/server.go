package api

import (
	"net/http"
	"time"
)

type Server struct {
	http    *http.Server
	timeout time.Duration
}

func (s *Server) start(handler http.Handler) error {
	s.http = &http.Server{
		Addr:        ":8080",
		ReadTimeout: s.timeout,
		Handler:     handler,
	}
	return s.http.ListenAndServe()
}
