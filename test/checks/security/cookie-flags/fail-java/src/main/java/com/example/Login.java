package com.example;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ResponseCookie;

class Login {
  void plain(HttpServletResponse response, String token) {
    Cookie cookie = new Cookie("token", token);
    cookie.setHttpOnly(true);
    response.addCookie(cookie);
  }

  ResponseCookie built(String token) {
    return ResponseCookie.from("session", token).httpOnly(true).path("/").build();
  }
}
