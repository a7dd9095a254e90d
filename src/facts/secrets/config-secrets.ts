import type { AppSecret } from '../app-secrets.ts';
import type { SourceFile } from '../source-file.ts';
import { isSpringConfigPath, placeholderDefault, readSpringSettings } from '../spring-config.ts';
import { YamlAccess } from '../yaml-access.ts';
import { isSpringSecretKey } from './app-secret-names.ts';
import { withoutSecret } from './masked-site.ts';
import type { Origin } from './secret-source.ts';

const RAILS_SECRETS = /(^|\/)config\/secrets\.yml$/;

/** Configuration files that set such secrets beside source code. */
export function isAppSecretConfigPath(path: string): boolean {
  return isSpringConfigPath(path) || RAILS_SECRETS.test(path);
}

/** The secrets that a configuration file sets. */
export function readConfigSecrets(source: SourceFile): AppSecret[] {
  return isSpringConfigPath(source.path) ? readSpring(source) : readRailsSecrets(source);
}

/** Where the value of a setting with `${…}` comes from. */
export function originOfPlaceholder(value: string): Origin {
  const fallback = placeholderDefault(value)?.trim();
  return fallback !== undefined
    ? fallback === ''
      ? { source: 'elsewhere' }
      : { source: 'literal-fallback', literal: fallback }
    : /\$\{|^\s*$|^\{cipher\}|^ENC\(|^@.*@$/.test(value)
      ? { source: 'elsewhere' }
      : { source: 'literal', literal: value };
}

function readSpring(source: SourceFile): AppSecret[] {
  return readSpringSettings(source)
    .filter(({ key, value }) => isSpringSecretKey(key) && !/^(\.{0,2}\/|(file|classpath):)/.test(value))
    .map(({ key, value, site }) => {
      const { source: from, literal } = originOfPlaceholder(value);
      return { purpose: key, source: from, site: withoutSecret(site, literal) };
    });
}

/** Rails before encrypted credentials: `config/secrets.yml`, a key per environment. */
function readRailsSecrets(source: SourceFile): AppSecret[] {
  const [document] = source.yaml();
  if (document === undefined) {
    return [];
  }
  const yaml = new YamlAccess(document, source);
  return yaml
    .entries(yaml.root)
    .filter((environment) => !/^(development|test)$/.test(environment.key))
    .flatMap((environment) => yaml.entries(environment.value))
    .filter((entry) => entry.key === 'secret_key_base')
    .map((entry) => {
      const text = yaml.text(entry.value) ?? '';
      const isLiteral = !/<%|^\s*$/.test(text);
      return {
        purpose: 'Rails secret_key_base',
        source: isLiteral ? 'literal' : 'elsewhere',
        site: withoutSecret(yaml.entrySite(entry), isLiteral ? text : undefined),
      };
    });
}
