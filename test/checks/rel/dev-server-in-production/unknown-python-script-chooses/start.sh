#!/bin/bash
if [ "$APP_ENV" = "development" ]; then
  python manage.py runserver 0.0.0.0:8000
else
  gunicorn shop.wsgi
fi
