YAML.load(payload)
