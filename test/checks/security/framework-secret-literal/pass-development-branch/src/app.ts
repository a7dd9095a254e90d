import session from 'express-session';

const isProduction = process.env.NODE_ENV === 'production';
export const a = session({ secret: isProduction ? process.env.SESSION_SECRET : 'dev' });
export const b = session({ secret: process.env.NODE_ENV !== 'production' ? 'dev' : process.env.SESSION_SECRET });
if (process.env.NODE_ENV === 'test') {
  session({ secret: 'test' });
}
