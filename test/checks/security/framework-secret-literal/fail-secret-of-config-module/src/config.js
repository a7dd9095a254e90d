'use strict';

exports.PORT = 3000;
exports.SECRET = 'a1s2d3f4g5h6';
