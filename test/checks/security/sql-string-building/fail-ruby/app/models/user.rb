class User < ApplicationRecord
  def self.find_all(name)
    where("name = '#{name}'")
    connection.execute("DELETE FROM users WHERE name = '#{name}'")
  end
end
