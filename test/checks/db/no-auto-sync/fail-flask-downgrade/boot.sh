#!/bin/sh
flask db downgrade base
exec gunicorn app:app
