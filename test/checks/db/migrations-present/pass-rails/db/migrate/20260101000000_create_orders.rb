class CreateOrders < ActiveRecord::Migration[8.1]
end
