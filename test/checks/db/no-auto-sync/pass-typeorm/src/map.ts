export const view = { synchronize: true };
