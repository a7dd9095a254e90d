import https from 'node:https';

process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
export const agent = new https.Agent({ rejectUnauthorized: false });
export const named = { checkServerIdentity: () => undefined };
export const ssl = process.env.NODE_ENV === 'production' ? { rejectUnauthorized: false } : undefined;
