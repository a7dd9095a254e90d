URL = "postgresql://app:{{fake:password}}@db.shop-internal.net/shop"
