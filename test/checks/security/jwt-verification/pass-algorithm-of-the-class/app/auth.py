import jwt


class Tokens:
    ALGORITHM = "RS256"

    @classmethod
    def claims(cls, token: str, key: str) -> dict:
        return jwt.decode(token, key, algorithms=[cls.ALGORITHM])
