import requests
from flask import Flask

app = Flask(__name__)


@app.route("/users")
def users():
    return requests.get("http://users/health").json()
