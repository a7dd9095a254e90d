class Settings
  %w[host port].each do |name|
    class_eval "def #{name}; @#{name}; end"
  end
end
