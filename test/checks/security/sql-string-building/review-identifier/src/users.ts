const SORTABLE = ['name', 'age'];

export async function find(db, req, table: string, where: string) {
  const { sort } = req.query;
  if (!SORTABLE.includes(sort)) throw new Error('sort');
  await db.query(`SELECT * FROM users ORDER BY ${sort}`);
  await db.query(`SELECT * FROM ${table}`);
  await db.query(`SELECT * FROM users ${where}`);
}
