resource "aws_security_group_rule" "a" {
  type = "egress"
  from_port = 0
  to_port = 65535
  protocol = "tcp"
  cidr_blocks = ["0.0.0.0/0"]
}
resource "google_compute_firewall" "b" {
  source_ranges = ["0.0.0.0/0"]
  deny { protocol = "all" }
}
resource "azurerm_network_security_rule" "c" {
  direction = "Inbound"
  access = "Deny"
  source_address_prefix = "*"
  destination_port_range = "*"
}
