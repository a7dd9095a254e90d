variable "db" {}
