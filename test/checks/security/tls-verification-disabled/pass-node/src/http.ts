import https from 'node:https';

interface Options { rejectUnauthorized: boolean }
// rejectUnauthorized: false would be wrong
export const a = new https.Agent({ rejectUnauthorized: true });
export const b = new https.Agent({ rejectUnauthorized: process.env.NODE_ENV === 'production' });
export const options: Options = { rejectUnauthorized: process.env.STRICT !== 'false' };
