export const synchronize = process.env.DATABASE_SYNCHRONIZE === 'true';
