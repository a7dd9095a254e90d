import { isBinaryName } from '../workspace/file-class.ts';
import { baseName, extensionOf } from '../workspace/paths.ts';
import { findCredentialUrls } from './secrets/credential-urls.ts';
import { findProviderSecrets } from './secrets/find-secrets.ts';
import { findPrivateKeys } from './secrets/private-keys.ts';
import { isPlaceholder, isReference } from './secrets/placeholder.ts';
import type { Site } from './site.ts';
import { maskedText, type SourceFile } from './source-file.ts';

/** Secrets that stand in one text file. Values are masked: what is kept is enough to find and rotate them. */
export interface SecretFacts {
  readonly providers: readonly {
    readonly format: string;
    readonly title: string;
    readonly masked: string;
    readonly site: Site;
  }[];
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
  return (
    !isBinaryName(path) &&
    !TEXTLESS.has(extensionOf(path)) &&
    !/(^|[-.])lock\.(json|ya?ml)$/.test(baseName(path))
  );
}

/** Reads the secrets of a file; undefined when there are none. */
export function readSecretFacts(source: SourceFile): SecretFacts | undefined {
  const { text } = source;
  const secrets = findProviderSecrets(text);
  const providers = secrets.map((secret) => ({
    format: secret.format.id,
    title: secret.format.title,
    masked: maskedText(text.slice(secret.start, secret.end)),
    site: source.site(secret.start, secret.end),
  }));
  const privateKeys = findPrivateKeys(text).map((key) => ({
    label: key.label,
    site: source.site(key.start, lineEnd(text, key.start)),
  }));
  // A token in a provider's format is reported once, as what it is, also where it stands in a URL.
  const isProviders = (start: number, end: number): boolean =>
    secrets.some((secret) => secret.start < end && start < secret.end);
  const urls = findCredentialUrls(text)
    .filter((url) => !isProviders(url.start, url.end))
    .map((url) => ({
      scheme: url.scheme,
      host: url.host.toLowerCase(),
      passwordKind: kindOfPassword(url.user, url.password),
      site: source.site(url.urlStart, url.urlEnd),
    }));
  return providers.length + privateKeys.length + urls.length === 0
    ? undefined
    : { providers, privateKeys, urls };
}

/** Words that stand for a password in documentation; stock passwords of real servers are not among them. */
const STAND_IN =
  /^((my|your|the|some|db|user)[-_]?)?(pass(word)?|passwd|pwd|pw|secret)$|^user(name)?$|^\*+$|^x+$/i;

function kindOfPassword(user: string, password: string): PasswordKind {
  if (isReference(password) || /^<|\{[^}]*\}|%[svqr(]|%d(?![0-9a-f])|\$[A-Za-z_({]|<[^>]*>/i.test(password)) {
    return 'reference';
  }
  if (password === user) {
    return 'same-as-user';
  }
  return isPlaceholder(password) || STAND_IN.test(password) ? 'placeholder' : 'literal';
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
