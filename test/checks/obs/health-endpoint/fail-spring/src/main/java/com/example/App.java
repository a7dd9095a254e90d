package com.example;

import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class App {}
