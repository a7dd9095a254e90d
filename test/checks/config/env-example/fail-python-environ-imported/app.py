from os import environ, path

KEY = environ["MAIL_KEY"]
