import jwt from 'jsonwebtoken';

export async function claims(token: string) {
  const header = jwt.decode(token, { complete: true })?.header;
  const key = await fetchKey(header?.kid);
  return jwt.verify(token, key, { algorithms: ['RS256'] });
}
