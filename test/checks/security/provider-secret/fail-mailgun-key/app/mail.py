import requests

requests.post("https://api.mailgun.net/v3/shop/messages", auth=("api", "{{fake:mailgun-key}}"), timeout=5)
