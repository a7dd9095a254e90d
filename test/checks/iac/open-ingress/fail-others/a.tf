resource "digitalocean_firewall" "a" {
  inbound_rule {
    protocol = "tcp"
    port_range = "22"
    source_addresses = ["0.0.0.0/0", "::/0"]
  }
}
resource "hcloud_firewall" "b" {
  rule {
    direction = "in"
    protocol = "tcp"
    port = "9200"
    source_ips = ["0.0.0.0/0"]
  }
}
resource "openstack_networking_secgroup_rule_v2" "c" {
  direction = "ingress"
  protocol = "tcp"
  port_range_min = 2375
  port_range_max = 2376
  remote_ip_prefix = "0.0.0.0/0"
}
