resource "google_compute_firewall" "a" {
  network = "default"
  source_ranges = ["0.0.0.0/0"]
  allow { protocol = "icmp" }
  allow {
    protocol = "tcp"
    ports = ["80", "27017-27019"]
  }
}
