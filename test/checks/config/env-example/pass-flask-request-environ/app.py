import os
from flask import request

KEY = os.environ["MAIL_KEY"]


def token():
    return request.headers.environ["HTTP_AUTHORIZATION"]
