/** Expects PEM: -----BEGIN PRIVATE KEY-----\nMIIE...\n-----END PRIVATE KEY----- */
export const key = process.env.SIGNING_KEY;
export const looksLikeKey = (text: string) => text.startsWith('-----BEGIN PRIVATE KEY-----');
