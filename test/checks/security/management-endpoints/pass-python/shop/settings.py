INSTALLED_APPS = ["shop"]
DEBUG = False
if DEBUG:
    INSTALLED_APPS = INSTALLED_APPS + ["debug_toolbar"]
