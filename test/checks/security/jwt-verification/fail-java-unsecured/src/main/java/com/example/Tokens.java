package com.example;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.jsonwebtoken.Jwts;

class Tokens {
  Object jjwt(String token) {
    return Jwts.parser().build().parseUnsecuredClaims(token);
  }

  Object auth0(String token) {
    return JWT.require(Algorithm.none()).build().verify(token);
  }
}
