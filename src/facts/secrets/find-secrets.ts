import { findCredentialUrls } from './credential-urls.ts';
import { isPlaceholder } from './placeholder.ts';
import { findPrivateKeys } from './private-keys.ts';
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
  // One credential is one match: formats of one provider may overlap, the longer one wins.
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  return found.filter((match, index) => !found.slice(0, index).some((other) => match.start < other.end));
}

/** A name begins at a word's beginning and white space has an end, so that no text takes long. */
const NAMED_LITERAL =
  /(?<![A-Za-z0-9_])([A-Za-z0-9_][A-Za-z0-9_.-]{2,100})["'\]]{0,2}\s{0,80}(?::=|=>|=|:)\s{0,80}(?:"([^"\n]{6,200})"|'([^'\n]{6,200})'|([^\s"'`,;(){}[\]#]{6,200})(?=\s*(?:$|[,;#])))/gm;

/** Values of secret-named keys: only for masking, never a finding of their own. */
function findNamedLiterals(text: string): SecretRange[] {
  const found: SecretRange[] = [];
  for (const match of text.matchAll(NAMED_LITERAL)) {
    const value = match[2] ?? match[3] ?? match[4] ?? '';
    if (
      isSecretName(match[1] ?? '') &&
      /[0-9]/.test(value) &&
      !isPlaceholder(value) &&
      !value.includes('.')
    ) {
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
  return (
    new Set(secret.slice(-24)).size >= 8 &&
    !/(.)\1{7}/.test(secret) &&
    !/(?:0123456789|abcdefghij)/i.test(secret)
  );
}

function lineLengthAt(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return (end < 0 ? text.length : end) - text.lastIndexOf('\n', offset);
}
