import { sign } from 'jsonwebtoken';

export const tokenOf = (id: string) => sign({ id }, 'shop', { expiresIn: '1h' });
