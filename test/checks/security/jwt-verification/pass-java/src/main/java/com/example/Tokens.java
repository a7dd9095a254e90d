package com.example;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.jsonwebtoken.Jwts;
import javax.crypto.SecretKey;

class Tokens {
  Object jjwt(String token, SecretKey key) {
    return Jwts.parser().verifyWith(key).build().parseSignedClaims(token).getPayload();
  }

  Object auth0(String token, String secret) {
    return JWT.require(Algorithm.HMAC256(secret)).build().verify(token);
  }
}
