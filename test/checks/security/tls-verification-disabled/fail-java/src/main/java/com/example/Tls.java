package com.example;

import java.security.cert.X509Certificate;
import javax.net.ssl.*;

class Tls implements X509TrustManager {
  public void checkClientTrusted(X509Certificate[] chain, String type) {}
  public void checkServerTrusted(X509Certificate[] chain, String type) {
    // trust
  }
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  static void open(OkHttpClient.Builder builder, HttpClientBuilder apache) {
    builder.hostnameVerifier((hostname, session) -> true);
    apache.setSSLHostnameVerifier(NoopHostnameVerifier.INSTANCE);
  }
}
