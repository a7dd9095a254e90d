from .base import *

SESSION_COOKIE_SECURE = not DEBUG or True
SESSION_COOKIE_HTTPONLY = True
