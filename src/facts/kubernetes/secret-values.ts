import { isPlaceholder } from '../secrets/placeholder.ts';
import { isSecretName } from '../secrets/secret-names.ts';
import type { Site } from '../site.ts';
import { maskedText, type SourceFile } from '../source-file.ts';
import type { YamlAccess, YamlNode } from '../yaml-access.ts';
import type { KubernetesSecretValue } from './kubernetes-model.ts';
import { isTemplated, readableName } from './template-text.ts';

/** Secrets whose values the cluster or an operator fills in, or that hold nothing to hide. */
const FILLED_IN = new Set(['kubernetes.io/service-account-token', 'bootstrap.kubernetes.io/token']);
/** SOPS, Ansible Vault, vals and helm-secrets write values that only they can read. */
const ENCRYPTED = /^(ENC\[|\$ANSIBLE_VAULT|ref\+|vault:|<path:|avp:|AgA[A-Za-z0-9+/=]{80})/;
/** Public halves and settings that a Secret may hold beside its secrets. */
const PUBLIC_KEY =
  /^(tls|ca|client|server)?[-_.]?(ca|crt|cert|certificate|pub|pem\.pub)$|\.(crt|cert|pub)$|^ca[-_.]/i;
const NOT_SECRET_VALUE = /^(true|false|yes|no|on|off|null|\d{1,5}|\d+[smhd])$/i;
const USER_OR_PLACE =
  /(^|[-_.])(user(name)?|host(name)?|port|url|uri|endpoint|database|db|name|email|region|type|provider|engine|driver|dialect|schema|bucket|namespace|id|mode|level|env|environment)$/i;

/** A whole file of settings, in which a secret may stand or not. */
const FILE_NAME = /\.(ya?ml|json|conf|cnf|cfg|ini|toml|xml|properties|env|sh|sql|tpl|txt)$/i;

/** `API_KEY_VALUE`: the name of a value that somebody puts in before the file is applied. */
const STAND_IN = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/;
/** A single word, which is a setting unless its key says otherwise. */
const WORD = /^[a-z][a-z-]{0,20}$/;

/** Keys whose value is the name of a user. */
const USER = /(^|[-_.])(user(name)?|login)$/i;

/** The variables of a container, each with what its value is. */
export function readVariables(yaml: YamlAccess, env: YamlNode | undefined): KubernetesSecretValue[] {
  const variables = yaml.items(env).flatMap((variable) => {
    const key = yaml.text(yaml.get(variable, 'name'));
    const entry = yaml.entry(variable, 'value');
    const text = yaml.text(entry?.value);
    return key === undefined || entry === undefined || text === undefined
      ? []
      : [{ key, text, site: yaml.entrySite(entry) }];
  });
  const users = usersOf(variables);
  return variables.map(({ key, text, site }) => ({
    key: readableName(key),
    kind: kindOfVariable(key, text, users),
    site: maskedSite(site, 'value', text),
  }));
}

/** A password that is the name of its user stands for one that is set elsewhere. */
function usersOf(entries: readonly { readonly key: string; readonly text: string }[]): ReadonlySet<string> {
  return new Set(entries.flatMap(({ key, text }) => (USER.test(key) && text !== '' ? [text] : [])));
}

/** What a value of a variable is. Only names that say "secret" count, as a variable may hold anything. */
function kindOfVariable(
  key: string,
  text: string,
  users: ReadonlySet<string>,
): KubernetesSecretValue['kind'] {
  if (!isSecretName(key)) {
    return 'not-secret';
  }
  if (isTemplated(text)) {
    return 'templated';
  }
  if (
    /^\$\([A-Za-z_]\w*\)$/.test(text) ||
    ENCRYPTED.test(text) ||
    STAND_IN.test(text) ||
    isPlaceholder(text, key) ||
    users.has(text)
  ) {
    return 'placeholder';
  }
  return NOT_SECRET_VALUE.test(text) || /^(\.{0,2}\/|https?:\/\/[^@]*$)/.test(text)
    ? 'not-secret'
    : 'literal';
}

/** The place of a value with an excerpt that does not show it; a value of one character tells by its length alone. */
function maskedSite(site: Site, key: string, text: string): Site {
  return { ...site, excerpt: `${key}: ${isTemplated(text) ? '…' : maskedText(text)}` };
}

/** The entries of a Secret: `data` in base64 and `stringData` in plain text are the same to whoever reads the file. */
export function readSecretEntries(
  yaml: YamlAccess,
  root: YamlNode,
  source: SourceFile,
): KubernetesSecretValue[] {
  const isSops = yaml.get(root, 'sops') !== undefined || /^sops:/m.test(source.text);
  if (isSops || FILLED_IN.has(yaml.text(yaml.get(root, 'type')) ?? '')) {
    return [];
  }
  const entries = ['data', 'stringData'].flatMap((block) =>
    yaml.entries(yaml.get(root, block)).flatMap((entry) => {
      const text = yaml.text(entry.value);
      const value = (block === 'data' ? decodeBase64(text ?? '') : undefined) ?? text;
      return text === undefined || value === undefined
        ? []
        : [{ key: entry.key, written: text, text: value, site: yaml.entrySite(entry) }];
    }),
  );
  const users = usersOf(entries);
  return entries.map(({ key, written, text, site }) => ({
    key,
    kind: !USER.test(key) && users.has(text) ? 'placeholder' : kindOfEntry(key, written, text),
    site: maskedSite(site, key, written),
  }));
}

/**
 * Everything in a Secret is taken for one, except what cannot be: a user name, a place, a public certificate.
 *
 * @param text what is written
 * @param value what it stands for, decoded
 */
function kindOfEntry(key: string, text: string, value: string): KubernetesSecretValue['kind'] {
  if (isTemplated(text) || isTemplated(key)) {
    return 'templated';
  }
  if (ENCRYPTED.test(value) || ENCRYPTED.test(text)) {
    return 'placeholder';
  }
  const password = /^[a-z][a-z0-9+.-]*:\/\/[^\s:@/]*:([^\s@]+)@/i.exec(value)?.[1];
  if (password !== undefined) {
    return isPlaceholder(password) ? 'placeholder' : 'literal';
  }
  // A long run of base64 holds any short word by chance.
  if (STAND_IN.test(value) || isPlaceholder(value, key) || (text.length < 24 && isPlaceholder(text, key))) {
    return 'placeholder';
  }
  if (FILE_NAME.test(key)) {
    return 'file';
  }
  return PUBLIC_KEY.test(key) ||
    USER_OR_PLACE.test(key) ||
    NOT_SECRET_VALUE.test(value.trim()) ||
    isConnection(value) ||
    (!isSecretName(key) && WORD.test(value.trim()))
    ? 'not-secret'
    : 'literal';
}

/** A place without a password in it; one with a password is a secret whatever its key is called. */
function isConnection(value: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/[^\s@]*$/i.test(value);
}

function decodeBase64(text: string): string | undefined {
  const compact = text.replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) {
    return undefined;
  }
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(compact), (character) => character.charCodeAt(0)));
  } catch {
    return undefined;
  }
}
