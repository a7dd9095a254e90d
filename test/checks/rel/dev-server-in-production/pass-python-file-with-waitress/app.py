import os

from waitress import serve
from flask import Flask

app = Flask(__name__)

if __name__ == "__main__":
    serve(app) if os.environ.get("X") else app.run(host="0.0.0.0", port=int(os.environ["PORT"]))
