const fs = require('fs');
const yaml = require('js-yaml');

exports.docs = yaml.load(fs.readFileSync('./swagger.yml', 'utf8'));
exports.one = (key) => yaml.load(fs.readFileSync('./data/' + key + '.yml', 'utf8'));
