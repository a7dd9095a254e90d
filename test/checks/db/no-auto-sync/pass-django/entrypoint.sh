#!/bin/sh
python manage.py migrate --noinput
exec gunicorn shop.wsgi
