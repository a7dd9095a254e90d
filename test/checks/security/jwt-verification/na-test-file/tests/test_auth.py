import jwt


def test_subject(token):
    assert jwt.decode(token, options={"verify_signature": False})["sub"] == "1"
