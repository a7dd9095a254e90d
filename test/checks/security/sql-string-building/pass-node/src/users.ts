import { Pool } from 'pg';
import { sql } from 'slonik';
const pool = new Pool();
const TABLE = 'users';

export async function find(req, prisma, ids: string[], cache) {
  await pool.query(`SELECT * FROM ${TABLE} WHERE id = $1`, [req.params.id]);
  await prisma.$queryRaw`SELECT * FROM users WHERE id = ${req.params.id}`;
  await pool.query(sql`SELECT * FROM users WHERE id = ${req.params.id}`);
  await pool.query(`SELECT * FROM users WHERE id IN (${ids.map(() => '?').join(', ')})`, ids);
  await pool.query(`SELECT * FROM users LIMIT ${Number(req.query.limit)}`);
  let query = 'SELECT * FROM users WHERE true';
  if (req.query.name) query += ' AND name = $1';
  await pool.query(query, [req.query.name]);
  await cache.get(`select-${req.params.id}`);
}
