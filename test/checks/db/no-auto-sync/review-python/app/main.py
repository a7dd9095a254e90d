from app.db import Base, engine

Base.metadata.create_all(bind=engine)


async def start():
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
