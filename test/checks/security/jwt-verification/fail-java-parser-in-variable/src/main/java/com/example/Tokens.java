package com.example;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.JwtParserBuilder;
import io.jsonwebtoken.Jwts;

class Tokens {
  private final JwtParser parser;

  Tokens() {
    this.parser = Jwts.parserBuilder().build();
  }

  Claims ofField(String token) {
    return parser.parseClaimsJwt(token).getBody();
  }

  Claims ofVariable(String token) {
    JwtParser own = Jwts.parser().build();
    return own.parseUnsecuredClaims(token).getPayload();
  }

  Object ofBuilder(String token) {
    JwtParserBuilder builder = Jwts.parser();
    builder.unsecured();
    return builder.build().parse(token).getPayload();
  }
}
