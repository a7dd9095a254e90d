from django.conf import settings

from .names import JWT_REFRESH_TOKEN_COOKIE_NAME


def remember(response, token):
    secure = not settings.DEBUG
    response.set_cookie(
        JWT_REFRESH_TOKEN_COOKIE_NAME,
        token,
        httponly=True,
        secure=secure,
    )
