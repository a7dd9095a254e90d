package com.example;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;

class JwtService {
  private static final String SECRET_KEY = "404E635266556A586E3272357538782F413F4428472B4B6250645367566B5970";

  String token(String user) {
    return Jwts.builder().subject(user).signWith(Keys.hmacShaKeyFor(SECRET_KEY.getBytes())).compact();
  }
}
