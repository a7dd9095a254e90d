class Tokens
  def self.claims(token, key)
    JWT.decode(token, key, true, algorithm: "HS256").first
  end
end
