import os

DEBUG = os.getenv("DEBUG", "True") == "True"
