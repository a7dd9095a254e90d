import { Agent } from 'undici';
import sql from 'mssql';
export const agent = new Agent({ headersTimeout: 0, bodyTimeout: 0 });
export const pool = new sql.ConnectionPool({ server: 'db', requestTimeout: 0 });
