class User < ApplicationRecord
  def self.find_all(name)
    where('name = ?', name).order(:name)
    find_by_sql(["SELECT * FROM users WHERE name = ?", name])
    connection.execute("SELECT count(*) FROM #{table_name}")
  end
end
