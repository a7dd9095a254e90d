class SessionsController < ApplicationController
  def create
    cookies.permanent[:auth_token] = user.auth_token
    cookies[:theme] = "dark"
  end

  def destroy
    cookies[:auth_token] = nil
  end
end
