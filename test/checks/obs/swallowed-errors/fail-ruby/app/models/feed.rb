class Feed < ApplicationRecord
  def refresh
    fetch_entries
  rescue
  end

  def title
    remote_title rescue nil
  end

  def prune
    entries.each do |entry|
      begin
        entry.prune!
      rescue StandardError => e
        next
      end
    end
  end

  def publish
    Hub.publish(self)
  rescue Hub::Down
    nil
  end
end
