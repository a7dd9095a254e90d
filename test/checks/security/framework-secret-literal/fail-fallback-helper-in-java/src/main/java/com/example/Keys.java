package com.example;

import java.util.Objects;

class Keys {
  private static final String JWT_SECRET = Objects.requireNonNullElse(System.getenv("JWT_SECRET"), "local-secret");
  private static final String SESSION_SECRET = Objects.requireNonNullElse(System.getenv("SESSION_SECRET"), "");
}
