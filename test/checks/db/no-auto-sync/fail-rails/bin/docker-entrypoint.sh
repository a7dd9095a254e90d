#!/bin/sh
./bin/rails db:drop db:create
exec "$@"
