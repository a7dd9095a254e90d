package shop

const token = "{{fake:gitlab-token}}"
