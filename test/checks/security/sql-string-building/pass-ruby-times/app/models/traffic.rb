class Traffic < ApplicationRecord
  PERIOD = 15

  def self.current(tags)
    step = PERIOD * 60
    start_at = 90.days.ago
    count = tags.size
    connection.select_all <<-SQL
      SELECT floor(created_at / #{step}) FROM votes WHERE created_at >= '#{start_at}' HAVING count(*) = #{count}
    SQL
  end
end
