package com.example;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jwts;

class Tokens {
  Claims claims(String token) {
    return Jwts
        .parser()
        .unsecured()
        .build()
        .parseUnsecuredClaims(token)
        .getPayload();
  }

  Object payload(String token) {
    return Jwts.parser()
        .unsecured()
        .build()
        .parse(token)
        .getPayload();
  }
}
