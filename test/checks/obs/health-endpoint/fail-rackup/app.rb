require "sinatra/base"

class App < Sinatra::Base
  get "/" do
    "orders"
  end
end
