#!/bin/sh
curl -sSfLok https://example.com/data
curl -ok https://example.com/data
