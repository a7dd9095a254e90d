import { SignJWT } from 'jose';

const key = new TextEncoder().encode('a-secret-of-this-shop');
export const token = await new SignJWT({ sub: '1' }).setProtectedHeader({ alg: 'HS256' }).sign(key);
