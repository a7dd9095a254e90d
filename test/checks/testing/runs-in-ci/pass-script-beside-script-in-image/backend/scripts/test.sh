#!/usr/bin/env bash
set -e
coverage run --source=app -m pytest
