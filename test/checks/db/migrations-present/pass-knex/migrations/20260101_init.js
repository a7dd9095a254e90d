exports.up = (knex) => knex.schema.createTable('orders', () => {});
