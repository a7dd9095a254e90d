class Orders < Application
  get "/orders" do
    json Order.all
  end
end
