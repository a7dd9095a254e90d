import os


class Config:
    SECRET_KEY = os.environ["SECRET_KEY"]


class DevelopmentConfig(Config):
    SECRET_KEY = "dev"


class TestingConfig(Config):
    SECRET_KEY = "test"
