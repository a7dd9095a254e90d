class DefaultConfig:
    SECRET_KEY = "secret key"
