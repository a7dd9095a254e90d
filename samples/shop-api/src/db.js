import pg from 'pg';

const url = process.env.DATABASE_URL ?? 'postgres://shop:s7Rq2LmVx9@db.shop-internal.net:5432/shop';

export const pool = new pg.Pool({ connectionString: url });
