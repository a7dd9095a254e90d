require_relative "app"

map "/health" do
  run ->(_env) { [200, {}, ["ok"]] }
end

run App
