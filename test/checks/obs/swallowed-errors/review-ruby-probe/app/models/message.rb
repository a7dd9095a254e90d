class Message < ApplicationRecord
  def read(payload)
    begin
      payload = JSON.parse(payload)
    rescue StandardError
    end
    store(payload)
  end
end
