import jwt


def claims(token: str, key: str, strict: bool) -> dict:
    return jwt.decode(token, key, algorithms=["HS256"], options={"verify_signature": strict})
