class Root < Grape::API
  format :json

  resource :orders do
    get(:status) { {} }
  end

  get :health do
    { status: "ok" }
  end
end
