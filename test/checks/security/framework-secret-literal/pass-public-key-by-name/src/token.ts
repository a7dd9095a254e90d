import fs from 'node:fs';
import jwt from 'jsonwebtoken';

const publicKey = fs ? fs.readFileSync('keys/jwt.pub', 'utf8') : 'placeholder-public-key';
export const claims = (token: string) => jwt.verify(token, publicKey, { algorithms: ['RS256'] });
export const sign = (claims: object) => jwt.sign(claims, fs.readFileSync('/run/secrets/jwt'), { algorithm: 'RS256' });
