METADATA = {"secret_key": "secret_value", "other": 1}
connect(params={"secret-key": "nobody-likes-it"})
