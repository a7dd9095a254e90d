MAIN = "postgresql://app:{{fake:password}}@database:5432/shop"
SAME = "postgresql://app:{{fake:password}}@shop-db:5432/shop"
