def read(payload)
  Marshal.load(payload)
  YAML.unsafe_load(payload)
end
