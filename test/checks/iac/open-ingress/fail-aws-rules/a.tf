resource "aws_security_group_rule" "a" {
  type = "ingress"
  from_port = 3306
  to_port = "3306"
  protocol = "tcp"
  cidr_blocks = ["10.0.0.0/8", "0.0.0.0/0"]
}
resource "aws_vpc_security_group_ingress_rule" "b" {
  security_group_id = aws_security_group.a.id
  ip_protocol = "-1"
  cidr_ipv6 = "::/0"
}
