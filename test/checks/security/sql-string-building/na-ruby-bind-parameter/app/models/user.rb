class User < ApplicationRecord
  def collisions
    pattern = "^" + username + "$"
    User.where("username REGEXP ?", pattern).where("seen_at > ?", "#{days} days")
  end
end
