import jwt from 'jsonwebtoken';

export const claims = (token: string, key: string) => jwt.verify(token, key, { algorithms: ['HS256', 'none'] });
