class LoginController < ApplicationController
  def create
    cookies[:auth_token] = { value: params[:token], secure: true, httponly: false }
  end
end
