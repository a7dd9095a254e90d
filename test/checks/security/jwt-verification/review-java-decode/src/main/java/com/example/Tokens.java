package com.example;

import com.auth0.jwt.JWT;

class Tokens {
  String subject(String token) {
    return JWT.decode(token).getSubject();
  }
}
