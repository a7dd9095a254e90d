#!/bin/sh
SCHEME="http"
if [ "$TLS_ENABLED" = "true" ]; then
  SCHEME="https"
fi
curl -k $SCHEME://0.0.0.0:${SERVER_PORT:-8000}/health
curl -k "${SCHEME}://localhost:8443/health"
