class Mailer {
  @Value("${MAIL_KEY}")
  String key;
  String region = System.getenv("MAIL_REGION");
}
