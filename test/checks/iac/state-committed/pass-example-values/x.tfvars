token_url = "https://id.example.org"
db_password = ""
db_secret = "arn:aws:secretsmanager:eu-west-1:1:secret:a"
