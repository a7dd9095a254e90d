from pathlib import Path

SECRET_KEY = "django-insecure-9x2&lw@t7q"
