export const a = (password: string) => `postgres://app:${password}@db.shop-internal.net/shop`;
export const b = 'postgres://app:<password>@db.shop-internal.net/shop';
export const c = 'postgres://user:password@db.shop-internal.net/shop';
export const d = 'postgres://app:changeme@db.shop-internal.net/shop';
