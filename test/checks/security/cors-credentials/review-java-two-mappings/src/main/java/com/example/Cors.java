package com.example;

import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

class Cors implements WebMvcConfigurer {
  @Override
  public void addCorsMappings(CorsRegistry registry) {
    registry.addMapping("/public/**").allowedOrigins("*");
    registry.addMapping("/api/**").allowedOrigins("https://app.example.com").allowCredentials(true);
  }
}
