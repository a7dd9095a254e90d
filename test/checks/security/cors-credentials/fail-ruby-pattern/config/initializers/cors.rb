Rails.application.config.middleware.insert_before 0, Rack::Cors do |config|
  config.allow do |allow|
    allow.origins 'https://app.example.com', %r{\Ahttps?://.*\z}
    allow.resource '*', headers: :any, credentials: true
  end
end
