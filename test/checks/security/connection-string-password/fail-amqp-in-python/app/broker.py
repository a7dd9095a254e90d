BROKER = "amqps://worker:{{fake:password}}@mq.shop-internal.net/orders"
