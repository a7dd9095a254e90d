package com.example;

import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.servlet.config.annotation.CorsRegistry;

class Cors {
  @CrossOrigin(originPatterns = "*", allowCredentials = "true")
  void api() {}

  void registry(CorsRegistry registry) {
    registry.addMapping("/**").allowedOriginPatterns("*").allowCredentials(true);
  }

  void configuration(CorsConfiguration configuration) {
    configuration.setAllowedOrigins(java.util.List.of("https://a.example.com", "https://b.example.com")); configuration.addAllowedOriginPattern("*");
    configuration.setAllowCredentials(true);
  }
}
