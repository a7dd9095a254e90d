import ssl

import requests

session = requests.Session()

session.verify = False

requests.post("https://a.example.com", verify=False)
context = ssl._create_unverified_context()
other = ssl.create_default_context()
other.verify_mode = ssl.CERT_NONE
