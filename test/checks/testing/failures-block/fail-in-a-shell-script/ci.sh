#!/bin/sh
set -e
pytest || true
./report
