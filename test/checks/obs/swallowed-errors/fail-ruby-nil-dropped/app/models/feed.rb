class Feed < ApplicationRecord
  def publish
    begin
      Hub.publish(self)
    rescue => error
      nil
    end
    touch
  end
end
