webhook_secret = "niek"
