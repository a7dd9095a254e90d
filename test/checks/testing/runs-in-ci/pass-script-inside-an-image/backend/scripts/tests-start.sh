#! /usr/bin/env bash
set -e
pytest backend/tests
