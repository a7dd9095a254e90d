import jwt

ALGORITHM = "HS256"


def claims(token: str, key: str) -> dict:
    header = jwt.get_unverified_header(token)
    return jwt.decode(token, key, algorithms=[ALGORITHM], options={"verify_exp": False})
