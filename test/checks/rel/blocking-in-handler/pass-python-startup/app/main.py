import time
from contextlib import asynccontextmanager

from fastapi import FastAPI


@asynccontextmanager
async def wait_for_database(app):
    time.sleep(2)
    yield


app = FastAPI(lifespan=wait_for_database)
