module Shop
  class Application < Rails::Application
    config.secret_key_base = ENV.fetch("SECRET_KEY_BASE", "abc123")
  end
end
