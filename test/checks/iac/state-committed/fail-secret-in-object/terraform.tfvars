db = {
  user     = "api" # who
  password = "{{fake:password}}",
}
