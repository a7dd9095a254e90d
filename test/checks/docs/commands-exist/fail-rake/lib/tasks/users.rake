namespace :users do
  task :import do
  end
end
