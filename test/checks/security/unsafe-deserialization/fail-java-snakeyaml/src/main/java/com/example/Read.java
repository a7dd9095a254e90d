package com.example;

import org.yaml.snakeyaml.Yaml;

class Read {
  Object read(String text) {
    return new Yaml().load(text);
  }
}
