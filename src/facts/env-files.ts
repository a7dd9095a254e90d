import { baseName } from '../workspace/paths.ts';
import { isPlaceholder as isStandIn } from './secrets/placeholder.ts';
import { isSecretName } from './secrets/secret-names.ts';
import type { Span } from '../workspace/source-text.ts';
import { fileEnd } from './pieces.ts';
import type { Site } from './site.ts';
import { maskedText, type SourceFile } from './source-file.ts';

/** One assignment of an env file. The value stays in the worker; what kind it is goes out. */
export interface EnvEntry {
  readonly key: string;
  readonly isSecretName: boolean;
  /** True for a value that is no secret: a placeholder, a reference, a switch, a path, an encrypted text. */
  readonly isPlaceholder: boolean;
  readonly site: Site;
}

export interface EnvFile {
  /** True for templates that are meant to be committed: `.env.example` and the like. */
  readonly isExample: boolean;
  /** True for a file whose secrets are encrypted, which is made to be committed (dotenvx, SOPS). */
  readonly isEncrypted: boolean;
  readonly entries: readonly EnvEntry[];
  /** The end of the file, and whether its last line has no line end. */
  readonly end: Span;
  readonly isOpen: boolean;
}

const EXAMPLE =
  /\.(example|sample|template|dist|tpl|defaults?|schema|vault)\b|^(example|sample|template)\.env$|env[-_.]?(example|sample|template|dist)$/i;

/** Keys that are secrets although their names do not follow the rule. */
const KNOWN_SECRETS = /^(APP_KEY|SECRET_KEY_BASE|RAILS_MASTER_KEY|DOTENV_PRIVATE_KEY(_\w+)?)$/;

const ENCRYPTED = /^(encrypted:|ENC\[)/;

export function isEnvFilePath(path: string): boolean {
  return /^\.env(\.[\w.-]+)?$|^[\w-]+\.env$|^env\.(example|sample|template)$/i.test(baseName(path));
}

export function isExampleEnvPath(path: string): boolean {
  return EXAMPLE.test(baseName(path));
}

/** Reads an env file: `KEY=value` lines, `export` allowed, quotes and comments removed; quoted values may have many lines. */
export function readEnvFile(source: SourceFile): EnvFile {
  const entries: EnvEntry[] = [];
  const users = readUsers(source.text);
  const secrets: string[] = [];
  let closing: string | undefined;
  source.text.split('\n').forEach((raw, index) => {
    if (closing !== undefined) {
      closing = raw.includes(closing) ? undefined : closing;
      return;
    }
    const match = /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*=\s*(.*?)\s*$/.exec(raw);
    if (match !== null) {
      const key = match[1] ?? '';
      const { text, open } = readValue(match[2] ?? '');
      closing = open;
      const isSecret = isSecretName(key) || KNOWN_SECRETS.test(key);
      if (isSecret) {
        secrets.push(text);
      }
      const isPlaceholder = isNoSecret(text, key) || users.has(text);
      const site = source.lineSite(index + 1);
      entries.push({
        key,
        isSecretName: isSecret,
        isPlaceholder,
        site: isSecret && !isPlaceholder ? { ...site, excerpt: `${key}=${maskedText(text)}` } : site,
      });
    }
  });
  const isEncrypted =
    secrets.some((text) => ENCRYPTED.test(text)) ||
    entries.some(({ key }) => key.startsWith('DOTENV_PUBLIC_KEY'));
  return { isExample: isExampleEnvPath(source.path), isEncrypted, entries, ...fileEnd(source) };
}

/** The names of users: a password that is one of them guards nothing, as in a stack that runs on one machine. */
function readUsers(text: string): ReadonlySet<string> {
  const users = [...text.matchAll(/^\s*(?:export\s+)?\w*USER(?:NAME)?\s*=\s*(.+?)\s*$/gim)].map(
    ([, raw = '']) => readValue(raw).text,
  );
  return new Set(users);
}

/** The value without quotes and comment; `open` is the quote of a value that goes on in the next line. */
function readValue(raw: string): { text: string; open: string | undefined } {
  const quote = /^["'`]/.exec(raw)?.[0];
  if (quote === undefined) {
    return { text: raw.replace(/(^|\s+)#.*$/, ''), open: undefined };
  }
  const end = raw.indexOf(quote, 1);
  return end < 0 ? { text: raw.slice(1), open: quote } : { text: raw.slice(1, end), open: undefined };
}

function isNoSecret(text: string, key: string): boolean {
  return (
    isStandIn(text, key) ||
    ENCRYPTED.test(text) ||
    /^([^:]+):\1$/.test(text) ||
    /^(true|false|yes|no|on|off|null|none|undefined|\d{1,5}|\d+[smhd])$/i.test(text) ||
    /^(\.{0,2}\/|~\/|[A-Za-z]:\\|(file|op|vault|awssm|arn|gcpsm|ref\+\w+|secretsmanager)(:|\/\/))/.test(text)
  );
}
