import jwt from 'jsonwebtoken';

const algorithm = 'RS256';
export const a = (token: string, key: string) => jwt.verify(token, key, { algorithms: ['HS256'] });
export const b = (token: string, key: string) => jwt.verify(token, key, { algorithms: [algorithm] });
