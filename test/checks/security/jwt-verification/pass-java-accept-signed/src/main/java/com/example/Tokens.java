package com.example;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.Jwts;
import javax.crypto.SecretKey;

class Tokens {
  Claims claims(String token, SecretKey key) {
    return Jwts.parser().verifyWith(key).build().parse(token).accept(Jws.CLAIMS).getPayload();
  }
}
