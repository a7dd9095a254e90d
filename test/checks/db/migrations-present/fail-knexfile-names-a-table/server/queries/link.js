const knex = require('../knex');

exports.find = (id) => knex('links').where({ id }).first();
