resource "azurerm_network_security_group" "a" {
  security_rule {
    name = "rdp"
    direction = "Inbound"
    access = "Allow"
    protocol = "Tcp"
    source_address_prefix = "Internet"
    destination_port_ranges = ["443", "3389"]
  }
}
