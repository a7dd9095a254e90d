package com.example;

import org.springframework.jdbc.core.JdbcTemplate;

class Users {
  private static final String BASE = "SELECT * FROM users ";

  void find(JdbcTemplate jdbc, String name) {
    jdbc.queryForList(BASE + "WHERE name = ?", name);
  }

  @org.springframework.data.jpa.repository.Query("select u from User u where u.name = :name")
  void annotated() {}
}
