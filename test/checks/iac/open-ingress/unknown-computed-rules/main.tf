resource "aws_security_group" "a" {
  ingress = [for p in var.ports : { from_port = p, to_port = p, cidr_blocks = ["0.0.0.0/0"] }]
}
