package com.example;

import jakarta.persistence.EntityManager;
import java.sql.*;
import org.springframework.jdbc.core.JdbcTemplate;

class Users {
  void find(Connection connection, JdbcTemplate jdbc, String name) throws SQLException {
    String sql = "SELECT * FROM users WHERE name = '" + name + "'";
    connection.createStatement().executeQuery(sql);
    jdbc.queryForList(String.format("SELECT * FROM users WHERE name = '%s'", name));
  }

  Object jpql(EntityManager em, String name) {
    return em.createQuery("select u from User u where u.name = '" + name + "'").getResultList();
  }
}
