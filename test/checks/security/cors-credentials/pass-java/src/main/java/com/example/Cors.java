package com.example;

import org.springframework.web.bind.annotation.CrossOrigin;

class Cors {
  @CrossOrigin(origins = {"https://a.example.com"}, allowCredentials = "true")
  void api() {}
}
