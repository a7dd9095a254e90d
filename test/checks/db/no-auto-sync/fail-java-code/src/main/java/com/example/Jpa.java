package com.example;

import java.util.Properties;

class Jpa {
    Properties properties() {
        Properties p = new Properties();
        p.setProperty("hibernate.hbm2ddl.auto", "create");
        return p;
    }
}
