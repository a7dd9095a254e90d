require "sinatra/base"

class App < Sinatra::Base
  get "/" do
    "orders"
  end

  get "/healthcheck/?" do
    "ok"
  end
end
