package main

const dsn = "host=/var/run/postgresql port=5432 user=shop password={{fake:password}} dbname=shop"
