resource "google_compute_firewall" "ssh" {
  network       = "default"
  source_ranges = concat(var.offices, var.is_open ? ["0.0.0.0/0"] : [])
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "more" {
  network       = "default"
  source_ranges = setsubtract(concat(var.offices, ["0.0.0.0/0"]), ["0.0.0.0/0"])
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "text" {
  network       = "default"
  source_ranges = concat(var.offices, [for range in var.ranges : range if range != "0.0.0.0/0"])
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}
