require_relative "app"
# map "/up" was what the old balancer asked
use Rack::Deflater

run Rack::URLMap.new("/" => App, "/healthz" => ->(_env) { [200, {}, ["ok"]] })
