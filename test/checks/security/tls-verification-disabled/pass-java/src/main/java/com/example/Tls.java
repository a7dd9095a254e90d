package com.example;

class Tls implements javax.net.ssl.X509TrustManager {
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    delegate.checkServerTrusted(chain, type);
  }
  boolean verify(String host, SSLSession session) { return host.equals(expected); }
}
