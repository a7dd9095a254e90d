from flask import Flask

from app.extensions import cors


def create_app():
    app = Flask(__name__)
    cors.init_app(app, origins="*", supports_credentials=True)
    return app
