import asyncio
import time

import requests
from fastapi import FastAPI

app = FastAPI()


@app.get("/a")
async def a(url: str):
    loop = asyncio.get_running_loop()
    await asyncio.sleep(1)
    await loop.run_in_executor(None, lambda: requests.get(url, timeout=5))
    await asyncio.to_thread(time.sleep, 1)

    def work():
        return requests.get(url, timeout=5).json()

    return await asyncio.to_thread(work)
