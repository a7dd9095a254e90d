require_relative "app"

map "/api" do
  # map "/health" do
  run App
end
