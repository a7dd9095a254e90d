export const url = `postgres://app:9xQ2-lwT7@${process.env.DB_HOST}:5432/shop`;
