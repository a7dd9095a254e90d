import jwt


def schema() -> dict:
    return {"secret": {"type": "string"}, "required": ["secret", "key"], "secret_labels": {"secret": ["a", "b"]}}


def token(claims: dict, secret: str) -> str:
    return jwt.encode(claims, secret, algorithm="HS256")
