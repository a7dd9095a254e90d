export const JWT_SECRET = process.env.JWT_SECRET || 'dev-secret';

if (process.env.NODE_ENV === 'production' && !process.env.JWT_SECRET) {
  throw new Error('JWT_SECRET is not set');
}
