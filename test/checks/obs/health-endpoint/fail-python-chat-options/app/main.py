from fastapi import FastAPI

api = FastAPI()


@api.get("/orders")
async def orders():
    return []
