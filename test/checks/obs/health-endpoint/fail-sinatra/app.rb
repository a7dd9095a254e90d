require "sinatra"
require "net/http"

get "/orders/:id/status" do
  Catalogue.get("/health") { |response| response.body }
end

post "/ping" do
  get("/health")
end
