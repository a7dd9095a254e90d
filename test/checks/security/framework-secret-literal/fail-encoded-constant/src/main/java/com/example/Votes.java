package com.example;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.SignatureAlgorithm;
import io.jsonwebtoken.impl.TextCodec;

class Votes {
  static final String JWT_PASSWORD = TextCodec.BASE64.encode("victory");

  String token(String user) {
    return Jwts.builder().setSubject(user).signWith(SignatureAlgorithm.HS512, JWT_PASSWORD).compact();
  }
}
