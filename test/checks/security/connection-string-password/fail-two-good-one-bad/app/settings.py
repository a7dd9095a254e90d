CACHE = "redis://:cache@localhost:6379/0"
BROKER = "amqp://${MQ_USER}:${MQ_PASSWORD}@mq.shop-internal.net/"
DATABASE = "postgresql+asyncpg://app:{{fake:password}}@db.shop-internal.net/shop"
