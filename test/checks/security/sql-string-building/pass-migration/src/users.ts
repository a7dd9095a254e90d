export const find = (db) => db.query('SELECT 1');
