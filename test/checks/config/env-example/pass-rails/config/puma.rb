threads ENV.fetch('RAILS_MAX_THREADS', 5)
