const jwt = require('jsonwebtoken');
const config = require('./config');

exports.check = (token) => jwt.verify(token, config.SECRET, { algorithms: ['HS256'] });
