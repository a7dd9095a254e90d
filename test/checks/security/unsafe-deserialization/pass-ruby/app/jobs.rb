def read(payload, options)
  copy = Marshal.load(Marshal.dump(options))
  [copy, JSON.parse(payload), YAML.safe_load(payload)]
end
