export const JWT_SECRET = 'JWT_SECRET';
export const labels = { sessionSecret: 'Session secret', appSecret: 'App secret is required' };
export const sessionSecretFile = '/run/secrets/session';
export const facebookAppSecret = { appSecret: process.env.FACEBOOK_APP_SECRET };
export const read = process.env.SESSION_SECRET;
export const cookieSecret = process.env.COOKIE_SECRET;
