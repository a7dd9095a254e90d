class ApiController < ActionController::API
  after_action :allow

  def allow
    response.headers['Access-Control-Allow-Origin'] = request.headers['Origin']
    response.headers['Access-Control-Allow-Credentials'] = 'true'
  end
end
