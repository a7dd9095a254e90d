package com.example;

import java.util.List;
import org.springframework.web.cors.CorsConfiguration;

class Cors {
  CorsConfiguration make() {
    CorsConfiguration config = new CorsConfiguration();
    config.setAllowedOriginPatterns(List.of(CorsConfiguration.ALL));
    config.setAllowCredentials(true);
    return config;
  }
}
