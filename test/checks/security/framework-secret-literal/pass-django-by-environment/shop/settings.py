import os

DEBUG = os.environ.get("DEBUG") == "1"
if DEBUG:
    SECRET_KEY = "dev"
else:
    SECRET_KEY = os.environ["SECRET_KEY"]
