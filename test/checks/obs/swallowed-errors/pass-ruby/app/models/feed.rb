class Feed < ApplicationRecord
  def refresh
    fetch_entries
  rescue Net::OpenTimeout
    nil
  rescue => e
    Rails.logger.error(e)
    raise
  end
end
