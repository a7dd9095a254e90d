package com.example;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

class SecurityConfiguration {
  void rules(HttpSecurity http) throws Exception {
    http.authorizeHttpRequests(rules -> rules.anyRequest().authenticated());
  }
}
