Rails.application.routes.draw do
  # get "up" => "rails/health#show", as: :rails_health_check
  resources :orders do
    get :status, on: :member
    get :ping
  end
  root "orders#index"
end
