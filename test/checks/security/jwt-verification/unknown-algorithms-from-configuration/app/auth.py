import jwt

from app.config import settings


def claims(token: str) -> dict:
    return jwt.decode(token, settings.key, algorithms=[settings.algorithm])
