import os

ENV = os.environ["ENV"]
DEBUG = False
if ENV == "development":
    DEBUG = True
if os.environ.get("SHOW_ERRORS"):
    DEBUG = True
