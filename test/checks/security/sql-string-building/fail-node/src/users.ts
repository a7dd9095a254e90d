import { Pool } from 'pg';
const pool = new Pool();

export async function find(req, knex, prisma) {
  await pool.query('SELECT * FROM users WHERE name = ' + req.query.name);
  await pool.query(`SELECT * FROM users WHERE name = '${req.query.name}'`);
  await prisma.$queryRawUnsafe(`SELECT * FROM users WHERE id = ${req.params.id}`);
  await knex('users').whereRaw(`name = '${req.query.name}'`);

  let sql = 'SELECT * FROM users WHERE true';
  if (req.query.age) sql += ` AND age = ${req.query.age}`;
  return pool.query(sql);
}
