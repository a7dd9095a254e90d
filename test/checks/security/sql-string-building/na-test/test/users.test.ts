export const clean = (db, table: string) => db.query(`DELETE FROM ${table} WHERE a = '${table}'`);
