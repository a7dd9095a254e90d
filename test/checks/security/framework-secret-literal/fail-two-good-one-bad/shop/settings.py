import os

import environ

env = environ.Env()
SECRET_KEY = os.environ["SECRET_KEY"]
SIGNING_KEY = env("SIGNING_KEY")
JWT_SECRET = env.str("JWT_SECRET", default="insecure")
