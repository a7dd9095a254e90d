import os
from pydantic_settings import BaseSettings


class Base(BaseSettings):
    model_config = {"env_file": ".env"}

    database_url: str
    mail_key: str = Field(validation_alias="MAIL_TOKEN")

    @property
    def is_local(self) -> bool:
        return self.database_url.startswith("sqlite")


class Settings(Base):
    workers: int = 2


TRACE = os.environ.get("TRACE_URL")
