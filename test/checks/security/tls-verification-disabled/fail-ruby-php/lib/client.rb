require 'faraday'

http.verify_mode = OpenSSL::SSL::VERIFY_NONE
Faraday.new(url, ssl: { verify: false })
