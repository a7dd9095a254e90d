class StatesController < ApplicationController
  def create
    Oj.object_load(request.raw_post)
    Oj.load(params[:state], mode: :object)
    Oj.load(params[:state], mode: :strict)
    Oj.safe_load(params[:state])
    Oj.load('{"a":1}', mode: :object)
  end
end
