package com.example;

import org.springframework.beans.factory.annotation.Value;

class Tokens {
  @Value("${app.jwt.secret:secret}")
  private String secret;

  @Value("${app.jwt.expiration:3600}")
  private long expiration;
}
