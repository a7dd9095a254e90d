package shop

const token = "{{fake:gitlab-routable-token}}"
