resource "aws_security_group" "a" {
  ingress = [
    { from_port = 6379, to_port = 6379, protocol = "tcp", cidr_blocks = ["0.0.0.0/0"] },
  ]
  dynamic "ingress" {
    for_each = [22, 23]
    content {
      protocol = -1
      cidr_blocks = ["0.0.0.0/0"]
    }
  }
}
