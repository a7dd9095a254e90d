const SINGLE = new Set([
  'password',
  'passwd',
  'pwd',
  'passphrase',
  'secret',
  'token',
  'credential',
  'credentials',
]);
const PAIRS = new Set([
  'api key',
  'access key',
  'private key',
  'signing key',
  'encryption key',
  'client secret',
  'auth key',
  'secret key',
]);
const NOT_A_SECRET_END = new Set([
  'id',
  'name',
  'path',
  'file',
  'url',
  'uri',
  'ttl',
  'length',
  'header',
  'expiry',
  'expires',
  'type',
]);

/** The words of an identifier, lower case: `DB_PASSWORD`, `dbPassword` and `db.password` are the same two. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[\s_.:-]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

/** True for a name whose value is a secret: its last word says so, and it is not a name, path or lifetime of one. */
export function isSecretName(name: string): boolean {
  const words = wordsOf(name);
  const last = words.at(-1) ?? '';
  const pair = words.slice(-2).join(' ');
  if (words[0] === 'public' || words[0] === 'csrf' || NOT_A_SECRET_END.has(last)) {
    return false;
  }
  if (pair === 'next token' || pair === 'max tokens') {
    return false;
  }
  return (
    SINGLE.has(last) || PAIRS.has(pair) || last === 'apikey' || last === 'secretkey' || last === 'accesskey'
  );
}
