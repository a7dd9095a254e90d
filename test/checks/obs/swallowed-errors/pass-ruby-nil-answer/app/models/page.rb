class Page < ApplicationRecord
  def ping(url)
    Net::HTTP.get_response(URI(url))
  rescue StandardError
    nil
  end

  def date
    written = begin
      mail.date.iso8601
    rescue StandardError
      nil
    end
    { written: written }
  end
end
