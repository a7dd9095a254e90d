import { UnsecuredJWT } from 'jose';

export const claims = (token: string) => UnsecuredJWT.decode(token).payload;
