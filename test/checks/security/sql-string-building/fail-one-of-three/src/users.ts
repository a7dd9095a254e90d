import { Pool } from 'pg';
const pool = new Pool();

export async function find(name: string) {
  await pool.query('SELECT 1');
  await pool.query('SELECT * FROM users WHERE name = $1', [name]);
  await pool.query("SELECT * FROM users WHERE name = '" + name + "'");
}
