from debug_toolbar.middleware import DebugToolbarMiddleware
from fastapi import FastAPI

app = FastAPI()
app.add_middleware(DebugToolbarMiddleware)
