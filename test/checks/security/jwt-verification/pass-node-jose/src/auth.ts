import { createRemoteJWKSet, jwtVerify } from 'jose';

const keys = createRemoteJWKSet(new URL('https://login.shop.example/jwks'));
const options = { algorithms: ['RS256'], issuer: 'https://login.shop.example' };
export const claims = async (token: string) => (await jwtVerify(token, keys, options)).payload;
