Config.class_eval do
  attr_accessor :name
end
Config.instance_eval { @name = 'a' }
