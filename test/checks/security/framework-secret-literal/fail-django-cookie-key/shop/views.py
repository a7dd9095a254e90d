import jwt

from shop.settings import SECRET_COOKIE_KEY


def user_of(cookie):
    return jwt.decode(cookie, SECRET_COOKIE_KEY, algorithms=["HS256"])
