import { Pool } from 'pg';

export const pool = new Pool({ connectionString: 'postgres://orders:{{fake:password}}@db.shop-internal.net:5432/orders' });
