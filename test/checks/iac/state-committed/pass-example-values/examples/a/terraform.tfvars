password = "{{fake:password}}"
