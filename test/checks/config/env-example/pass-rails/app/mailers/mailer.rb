class Mailer
  KEY = ENV.fetch('MAIL_KEY')
  HOST = ENV['MAIL_HOST'] || 'localhost'
  # ENV['OLD']
end
ENV['TZ'] ||= 'UTC'
