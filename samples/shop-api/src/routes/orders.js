import { Router } from 'express';
import { pool } from '../db.js';

export const orders = Router();

orders.get('/', async (request, response) => {
  const { rows } = await pool.query('SELECT id, total FROM orders WHERE user_id = $1 LIMIT 50', [request.user.sub]);
  response.json(rows);
});
