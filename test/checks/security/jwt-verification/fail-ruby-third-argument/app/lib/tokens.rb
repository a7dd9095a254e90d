class Tokens
  def self.claims(token)
    JWT.decode(token, nil, false).first
  end
end
