#!/usr/bin/env bash
while :
do
  nc -z "$HOST" "$PORT" && break
done
$CLI
