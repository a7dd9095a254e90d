curl -k https://example.com/data.json
