import jwt from 'jsonwebtoken';

export const claims = (token: string, key: string) => jwt.verify(token, key);
export const async = (token: string, key: string, done: () => void) => jwt.verify(token, key, done);
