package com.example;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jwts;
import java.security.Key;

class Tokens {
  Claims claims(String token, Key key) {
    return (Claims) Jwts.parserBuilder().setSigningKey(key).build().parse(token).getBody();
  }
}
