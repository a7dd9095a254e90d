package shop

const dsn = "orders:{{fake:password}}@tcp(db.shop-internal.net:3306)/orders?parseTime=true"
