package shop

const broker = "amqp://guest:guest@rabbitmq:5672/"
