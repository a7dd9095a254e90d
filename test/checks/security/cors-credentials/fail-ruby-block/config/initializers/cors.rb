Rails.application.config.middleware.insert_before 0, Rack::Cors do
  allow do
    origins { |source, _env| source }
    resource '/a/*', headers: :any, methods: [:get], credentials: true
  end
  allow do
    origins ->(source, env) { true }
    resource '/b/*', headers: :any, methods: [:get], credentials: true
  end
  allow do
    origins { |source, _env| Partner.exists?(origin: source) }
    resource '/c/*', headers: :any, methods: [:get], credentials: true
  end
end
