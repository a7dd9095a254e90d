import jwt
import requests


def run(url, token, check):
    requests.get(url, verify="ca.pem")
    requests.get(url, verify=check)
    return jwt.decode(token, verify=False)
