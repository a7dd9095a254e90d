import { baseName, extensionOf } from '../workspace/paths.ts';
import { findCredentialUrls, findPrivateKeys, findProviderSecrets } from './secrets/find-secrets.ts';
import { isPlaceholder, isReference } from './secrets/placeholder.ts';
import type { Site } from './site.ts';
import { maskedText, type SourceFile } from './source-file.ts';

/** Secrets that stand in one text file. Values are masked: what is kept is enough to find and rotate them. */
export interface SecretFacts {
  readonly providers: readonly { readonly format: string; readonly title: string; readonly masked: string; readonly site: Site }[];
  readonly privateKeys: readonly { readonly label: string; readonly site: Site }[];
  readonly urls: readonly CredentialUrlFact[];
}

/** What the password of a URL is, as far as its text tells. */
export type PasswordKind = 'literal' | 'placeholder' | 'reference' | 'same-as-user';

export interface CredentialUrlFact {
  readonly scheme: string;
  readonly host: string;
  readonly passwordKind: PasswordKind;
  readonly site: Site;
}

const TEXTLESS = new Set(['.svg', '.csv', '.tsv', '.snap', '.map', '.lock', '.sum']);

/** Text files in which a secret would be a mistake; data tables and images in text form are passed over. */
export function mayHoldSecrets(path: string): boolean {
  return !TEXTLESS.has(extensionOf(path)) && !/(^|[-.])lock\.(json|ya?ml)$/.test(baseName(path));
}

/** Reads the secrets of a file; undefined when there are none. */
export function readSecretFacts(source: SourceFile): SecretFacts | undefined {
  const { text } = source;
  const providers = findProviderSecrets(text).map((secret) => ({
    format: secret.format.id,
    title: secret.format.title,
    masked: maskedText(text.slice(secret.start, secret.end)),
    site: source.site(secret.start, secret.end),
  }));
  const privateKeys = findPrivateKeys(text).map((key) => ({
    label: key.label,
    site: source.site(key.start, lineEnd(text, key.start)),
  }));
  const urls = findCredentialUrls(text).map((url) => ({
    scheme: url.scheme,
    host: url.host.toLowerCase(),
    passwordKind: kindOfPassword(url.user, url.password),
    site: source.site(url.urlStart, url.urlEnd),
  }));
  return providers.length + privateKeys.length + urls.length === 0 ? undefined : { providers, privateKeys, urls };
}

function kindOfPassword(user: string, password: string): PasswordKind {
  if (isReference(password) || /[{$%<]/.test(password)) {
    return 'reference';
  }
  if (password === user) {
    return 'same-as-user';
  }
  return isPlaceholder(password) || /^(pass(word)?|pwd|secret|user(name)?|postgres|root|admin|test|\*+|x+)$/i.test(password)
    ? 'placeholder'
    : 'literal';
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
