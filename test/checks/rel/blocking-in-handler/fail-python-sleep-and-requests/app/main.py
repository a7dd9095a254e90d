import time

import requests
from fastapi import FastAPI

app = FastAPI()


@app.get("/slow")
async def slow(url: str):
    session = requests.Session()
    time.sleep(1)
    return session.get(url, timeout=5).json()


@app.get("/fine")
def fine(url: str):
    time.sleep(1)
    return requests.get(url, timeout=5).json()
