package shop

const dsn = "host=db.shop-internal.net user=orders password={{fake:password}} dbname=orders port=5432 sslmode=require"
