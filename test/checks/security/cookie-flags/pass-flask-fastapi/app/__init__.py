from flask import Flask, session

app = Flask(__name__)
app.config.update(SESSION_COOKIE_SECURE=True)


def login(response, token):
    response.set_cookie("token", token, secure=True, httponly=True)
    response.set_cookie("language", "en")
