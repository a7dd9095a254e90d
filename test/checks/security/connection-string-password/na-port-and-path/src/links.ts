export const a = 'http://localhost:3000/users?mail=ada@shop-internal.net';
export const b = 'https://unpkg.com:443/@scope/package@1.2.3/index.js';
export const c = 'http://api.shop-internal.net:8080?mail=ada@shop-internal.net';
