const jwt = require('jwt-simple');

exports.claims = (token) => jwt.decode(token, '', true);
