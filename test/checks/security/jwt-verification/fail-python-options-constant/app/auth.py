from jwt import decode

OPTIONS = {"verify_signature": False, "verify_aud": False}


def claims(token: str, key: str) -> dict:
    return decode(token, key, algorithms=["HS256"], options=OPTIONS)
