import type { SecretRange } from './find-secrets.ts';

/** A block of a private key, from its first line to its last. */
export interface PrivateKeyBlock extends SecretRange {
  readonly label: string;
}

const BEGIN = /-----BEGIN ((?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?)-----/g;
const PUTTY = /^PuTTY-User-Key-File-\d+:[^]{0,2000}?^Private-Lines: [1-9]\d*$/gm;

/** The largest block that is looked at; a key of 16,384 bits is smaller. */
const BLOCK_LIMIT = 20_000;

/** Lines of key text, and characters in all, from which on a block is a key and not an example of the format. */
const KEY_LINES = 3;
const KEY_LENGTH = 160;

/** How the smallest keys begin: Ed25519 and X25519 in PKCS#8 are one line. */
const SHORT_KEY = /^(MC4CAQAwBQYDK2V|MFECAQEwBQYDK2V)[A-Za-z0-9+/]{45,}=*$/;

/** Private keys in a text; blocks that only show the format are passed over. */
export function findPrivateKeys(text: string): PrivateKeyBlock[] {
  const found: PrivateKeyBlock[] = [];
  if (text.includes('PRIVATE KEY')) {
    for (const match of text.matchAll(BEGIN)) {
      const label = match[1] ?? '';
      const bodyAt = match.index + match[0].length;
      const closing = `-----END ${label}-----`;
      const bodyEnd = text.slice(bodyAt, bodyAt + BLOCK_LIMIT).indexOf(closing);
      if (bodyEnd >= 0 && isKeyBody(text.slice(bodyAt, bodyAt + bodyEnd))) {
        found.push({ label, start: match.index, end: bodyAt + bodyEnd + closing.length });
      }
    }
  }
  if (text.startsWith('PuTTY-User-Key-File')) {
    for (const match of text.matchAll(PUTTY)) {
      found.push({ label: 'PuTTY PRIVATE KEY', start: match.index, end: text.length });
    }
  }
  return found;
}

/** Keys stand in files as they are, indented in YAML, and in string literals with their line ends written out. */
function isKeyBody(body: string): boolean {
  const lines = body
    .split(/\r?\n|(?:\\r)?\\n/)
    .map((line) => /^[\s"'`+,.]*([A-Za-z0-9+/]{16,}=*)[\s"'`,;\\+.]*$/.exec(line)?.[1] ?? '')
    .filter((line) => line !== '');
  const key = lines.join('');
  const isLong = lines.filter((line) => line.length >= 40).length >= KEY_LINES || key.length >= KEY_LENGTH;
  return (isLong || SHORT_KEY.test(key)) && new Set(key).size >= 16;
}
