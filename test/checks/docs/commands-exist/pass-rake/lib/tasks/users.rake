namespace :users do
  desc 'x'
  task :import, [:file] => :environment do
  end
  namespace 'old' do
    task prune: :environment do
    end
  end
end
task training: :environment do
end
