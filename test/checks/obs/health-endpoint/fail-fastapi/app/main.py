from fastapi import APIRouter, FastAPI

app = FastAPI()
router = APIRouter(prefix="/orders")


@router.get("/status")
async def status():
    return {}


app.include_router(router, prefix="/api")
