import os

DEBUG = True if os.environ.get("DEBUG") == "1" else False
