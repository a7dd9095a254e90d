import environ

env = environ.Env(DEBUG=(bool, True))
DEBUG = env("DEBUG")
