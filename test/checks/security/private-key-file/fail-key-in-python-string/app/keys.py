PUBLIC_URL = "https://shop.example.com"
SIGNING_KEY = """{{fake:rsa-private-key}}"""
