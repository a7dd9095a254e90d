module.exports = { client: 'pg', migrations: { tableName: 'knex_migrations' } };
