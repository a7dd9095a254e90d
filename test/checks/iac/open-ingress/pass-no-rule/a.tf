# cidr_blocks = ["0.0.0.0/0"]
resource "aws_s3_bucket" "a" {
  bucket = "a"
  policy = <<-EOF
    ingress { from_port = 22 cidr_blocks = ["0.0.0.0/0"] }
  EOF
}
