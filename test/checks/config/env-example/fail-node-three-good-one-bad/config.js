const { MAIL_KEY, REDIS_URL: redisUrl = 'redis://localhost' } = process.env;

module.exports = {
  database: process.env.DATABASE_URL,
  port: process.env.PORT || 3000,
  secret: process.env['COOKIE_SECRET'],
  // old: process.env.LEGACY_KEY
  env: process.env.NODE_ENV,
};
process.env.WRITTEN_HERE = '1';
