const PLACEHOLDER_SECRETS = { AUTH_JWT_SECRET: 'secret', AUTH_REFRESH_SECRET: 'secret_for_refresh' };

export const authConfig = { jwtSecret: process.env.AUTH_JWT_SECRET };
for (const [name, value] of Object.entries(PLACEHOLDER_SECRETS)) {
  if (process.env[name] === value) throw new Error(name);
}
