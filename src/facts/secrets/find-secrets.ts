import { isPlaceholder } from './placeholder.ts';
import { SECRET_FORMATS, type SecretFormat } from './formats.ts';
import { isSecretName } from './secret-names.ts';

/** A range of a text that must not leave the worker as it stands. */
export interface SecretRange {
  readonly start: number;
  readonly end: number;
}

/** A match of a provider's format. */
export interface ProviderSecret extends SecretRange {
  readonly format: SecretFormat;
}

/** Longer lines are data or minified code; patterns are not run on them. */
const LINE_LIMIT = 4000;

/** Finds credentials in the formats of providers; published examples and placeholders are no credentials. */
export function findProviderSecrets(text: string): ProviderSecret[] {
  const found: ProviderSecret[] = [];
  const lower = text.toLowerCase();
  for (const format of SECRET_FORMATS) {
    if (!lower.includes(format.keyword.toLowerCase())) {
      continue;
    }
    for (const match of text.matchAll(format.pattern)) {
      const secret = match[1] ?? match[0];
      const start = match.index + match[0].lastIndexOf(secret);
      if (!isPlaceholder(secret) && isRandomEnough(secret) && lineLengthAt(text, start) <= LINE_LIMIT) {
        found.push({ format, start, end: start + secret.length });
      }
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** A block of a private key, from its first line to its last. */
export interface PrivateKeyBlock extends SecretRange {
  readonly label: string;
}

const KEY_BLOCK =
  /-----BEGIN ((?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?)-----((?:\\n|\\r|[\sA-Za-z0-9+/=:,."'\\-])*?)-----END \1-----/g;

/** Private keys with at least three lines of key text; shorter ones are examples of the format. */
export function findPrivateKeys(text: string): PrivateKeyBlock[] {
  if (!text.includes('PRIVATE KEY')) {
    return [];
  }
  return [...text.matchAll(KEY_BLOCK)]
    .filter(([, , body = '']) => countKeyLines(body) >= 3)
    .map((match) => ({ label: match[1] ?? '', start: match.index, end: match.index + match[0].length }));
}

function countKeyLines(body: string): number {
  return body.split(/\r?\n|\\n/).filter((line) => /^["'\s]*[A-Za-z0-9+/=]{40,}["'\s,\\+]*$/.test(line)).length;
}

/** A URL that carries a user and a password. */
export interface CredentialUrl extends SecretRange {
  readonly scheme: string;
  readonly user: string;
  readonly password: string;
  readonly host: string;
  /** Offsets of the whole URL's beginning and of the end of its host. */
  readonly urlStart: number;
  readonly urlEnd: number;
}

const CREDENTIAL_URL =
  /\b((?:jdbc:)?(?:postgres(?:ql)?(?:\+\w+)?|mysql(?:\+\w+)?|mariadb|mongodb(?:\+srv)?|rediss?|amqps?|mssql(?:\+\w+)?|sqlserver|nats|https?|ftp|smtps?)):\/\/([^\s:@/"'`<>]*):([^\s@"'`<>]+)@(\[[^\]\s]+\]|\$\{[^}]*\}|\{\{[^}]*\}\}|[^\s:/?#"'`<>,)\]]+)/gi;

/** URLs of databases, brokers and web hosts with a password in them, whatever the password is. */
export function findCredentialUrls(text: string): CredentialUrl[] {
  if (!text.includes('://')) {
    return [];
  }
  const found: CredentialUrl[] = [];
  for (const match of text.matchAll(CREDENTIAL_URL)) {
    const [whole, scheme = '', user = '', password = '', host = ''] = match;
    // A slash in the password is a path of a URL that has no password at all: http://a/b:c@d.
    if (password.includes('/') && !isReferenceLike(password)) {
      continue;
    }
    const start = match.index + scheme.length + '://'.length + user.length + 1;
    found.push({
      scheme: scheme.toLowerCase(),
      user,
      password,
      host,
      start,
      end: start + password.length,
      urlStart: match.index,
      urlEnd: match.index + whole.length,
    });
  }
  return found;
}

function isReferenceLike(text: string): boolean {
  return text.includes('{') || text.includes('$');
}

const NAMED_LITERAL =
  /([A-Za-z_][A-Za-z0-9_.-]{2,60})["'\]]{0,2}\s*(?::=|=>|=|:)\s*(?:"([^"\n]{6,200})"|'([^'\n]{6,200})'|([^\s"'`,;(){}[\]#]{6,200})(?=\s*(?:$|[,;#])))/gm;

/** Values of secret-named keys: only for masking, never a finding of their own. */
function findNamedLiterals(text: string): SecretRange[] {
  const found: SecretRange[] = [];
  for (const match of text.matchAll(NAMED_LITERAL)) {
    const value = match[2] ?? match[3] ?? match[4] ?? '';
    if (isSecretName(match[1] ?? '') && /[0-9]/.test(value) && !isPlaceholder(value) && !value.includes('.')) {
      const start = match.index + match[0].lastIndexOf(value);
      found.push({ start, end: start + value.length });
    }
  }
  return found;
}

/** Everything in a text that must be masked before an excerpt of it is shown, sorted, overlaps merged. */
export function findMaskedRanges(text: string): SecretRange[] {
  const ranges = [
    ...findProviderSecrets(text),
    ...findPrivateKeys(text),
    ...findCredentialUrls(text).filter((url) => !isPlaceholder(url.password)),
    ...findNamedLiterals(text),
  ]
    .map(({ start, end }) => ({ start, end }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const merged: { start: number; end: number }[] = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last !== undefined && range.start <= last.end) {
      last.end = Math.max(last.end, range.end);
    } else {
      merged.push({ ...range });
    }
  }
  return merged;
}

/** A run such as `ghp_xxxxxxxx` or `ABCDEFGH…` is not a credential: real ones use many different characters. */
function isRandomEnough(secret: string): boolean {
  return new Set(secret.slice(-24)).size >= 8 && !/(.)\1{7}/.test(secret) && !/(?:0123456789|abcdefghij)/i.test(secret);
}

function lineLengthAt(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return (end < 0 ? text.length : end) - text.lastIndexOf('\n', offset);
}
