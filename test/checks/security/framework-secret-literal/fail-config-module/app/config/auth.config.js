module.exports = {
  secret: 'our-secret-key',
  jwtExpiration: 3600,
};
