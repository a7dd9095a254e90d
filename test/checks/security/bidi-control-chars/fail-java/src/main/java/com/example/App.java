package com.example;

class App {
  String note = "‮";
}
