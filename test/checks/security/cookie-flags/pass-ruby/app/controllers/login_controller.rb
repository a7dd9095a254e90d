class LoginController < ApplicationController
  def create
    cookies.signed[:auth_token] = { value: params[:token], secure: true, httponly: true }
  end
end
