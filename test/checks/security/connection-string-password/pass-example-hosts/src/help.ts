export const usage = 'DATABASE_URL, for example postgres://app:s3cret-9x@host:5432/db or https://app:s3cret-9x@example.com';
