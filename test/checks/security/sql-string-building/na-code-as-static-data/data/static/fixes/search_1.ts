import { sequelize } from './db';
export const search = (req) => sequelize.query(`SELECT * FROM products WHERE name = '${req.query.q}'`);
