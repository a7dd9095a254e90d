import jwt


def access(token: str, key: str) -> dict:
    return jwt.decode(token, key, algorithms=["RS256"])


def refresh(token: str, key: str) -> dict:
    return jwt.decode(token, key, ["RS256"])


def log_subject(token: str) -> str:
    return jwt.decode(token, options={"verify_signature": False})["sub"]
