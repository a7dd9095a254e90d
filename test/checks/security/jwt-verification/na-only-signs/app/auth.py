import jwt


def token(claims: dict, key: str) -> str:
    return jwt.encode(claims, key, algorithm="HS256")
