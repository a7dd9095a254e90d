package com.example;

import com.auth0.jwt.algorithms.Algorithm;

class Tokens {
  static final Algorithm ALGORITHM = Algorithm.HMAC256(System.getenv("JWT_SECRET"));
}
