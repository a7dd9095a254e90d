from .clients import session


session.get("https://a.example.com", verify=False)
