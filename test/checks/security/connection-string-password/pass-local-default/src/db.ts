export const url = process.env.DATABASE_URL ?? 'postgres://app:{{fake:password}}@localhost:5432/shop';
