import os

DEBUG = int(os.environ.get("DEBUG", default=0))
