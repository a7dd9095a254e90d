import cors from 'cors';

export const handler = cors({ origin: true, credentials: true });
