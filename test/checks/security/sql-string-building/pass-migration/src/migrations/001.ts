export const up = (db, table) => db.query(`ALTER TABLE ${table} ADD COLUMN a text; UPDATE t SET a = '${table}'`);
