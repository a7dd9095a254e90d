package com.example;

class App {
  String note = "\u202E";
}
