import jwt from 'jsonwebtoken';

export const sign = (claims: object, key: string) => jwt.sign(claims, key);
