MIDDLEWARE = ["django.contrib.sessions.middleware.SessionMiddleware"]
DEBUG = False
