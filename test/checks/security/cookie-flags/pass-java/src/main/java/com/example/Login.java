package com.example;

import jakarta.servlet.http.Cookie;
import org.springframework.http.ResponseCookie;

class Login {
  Cookie plain(String token) {
    Cookie cookie = new Cookie("token", token);
    cookie.setHttpOnly(true);
    cookie.setSecure(true);
    return cookie;
  }

  ResponseCookie built(String token) {
    return ResponseCookie.from("session", token).httpOnly(true).secure(true).build();
  }

  Cookie gone() {
    Cookie cookie = new Cookie("token", null);
    cookie.setMaxAge(0);
    return cookie;
  }
}
