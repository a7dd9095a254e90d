package com.example;

class Storage {
  final Object credentials = new BasicAWSCredentials("{{fake:aws-key-id}}", "{{fake:aws-secret-key}}");
}
