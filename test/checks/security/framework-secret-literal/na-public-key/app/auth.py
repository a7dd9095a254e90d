import jwt

PUBLIC_KEY = """-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEEVs/o5+uQbTjL3chynL4wXgUg2R9
-----END PUBLIC KEY-----"""


def claims(token: str) -> dict:
    return jwt.decode(token, PUBLIC_KEY, algorithms=["ES256"])
