require_relative "config/environment"

map "/up" do
  run ->(_env) { [200, { "content-type" => "text/plain" }, ["ok"]] }
end

run Rails.application
