const jwt = require('jsonwebtoken');
const JWT_SECRET = process.env.JWT_SECRET || 'shop';

exports.sign = (claims) => jwt.sign(claims, JWT_SECRET);
exports.verify = (token) => jwt.verify(token, JWT_SECRET);
