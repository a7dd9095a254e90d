from pydantic import Field
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    jwt_secret: str = "super-secret"
    session_secret: str = Field("also-secret", alias="SESSION_SECRET")
