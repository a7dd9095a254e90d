import https from 'node:https';

export const a = new https.Agent({ rejectUnauthorized: true });
export const b = new https.Agent({ rejectUnauthorized: process.env.TLS_CHECK !== 'false' });
export const c = new https.Agent({ rejectUnauthorized: false });
