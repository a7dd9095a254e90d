import requests

headers = {"Access-Control-Allow-Origin": "*"}


def send(req):
    req.headers["Access-Control-Allow-Origin"] = "*"
    return requests.get("https://example.com", headers=headers, timeout=5)
