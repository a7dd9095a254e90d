import type { CodeModel } from '../code/code-model.ts';
import type { SourceFile } from '../source-file.ts';
import type { CorsFound, CorsValues, Origins } from './origins.ts';

/** django-cors-headers and Laravel's `config/cors.php`. */
export function findInSettings(source: SourceFile, code: CodeModel, values: CorsValues): CorsFound[] {
  const isLaravel = /(^|\/)config\/cors\.php$/.test(source.path);
  const find = (...names: readonly string[]): CodeModel['assignments'][number] | undefined =>
    code.assignments.find((item) => names.includes(item.name));
  if (source.family === 'python') {
    const all = find('CORS_ALLOW_ALL_ORIGINS', 'CORS_ORIGIN_ALLOW_ALL');
    const list = find(
      'CORS_ALLOWED_ORIGINS',
      'CORS_ORIGIN_WHITELIST',
      'CORS_ALLOWED_ORIGIN_REGEXES',
      'CORS_ORIGIN_REGEX_WHITELIST',
    );
    const credentials = find('CORS_ALLOW_CREDENTIALS');
    const item = all?.value.kind === 'boolean' && !all.value.value ? list : (all ?? list);
    return item === undefined
      ? []
      : [
          {
            what: item.name,
            origins: item === all && all.value.kind !== 'boolean' ? 'unresolved' : values.origins(item.value),
            credentials: values.credentials(credentials?.value),
            at: item,
            credentialsAt: credentials,
          },
        ];
  }
  if (!isLaravel) {
    return [];
  }
  const list = find('allowed_origins');
  const patterns = find('allowed_origins_patterns');
  const credentials = find('supports_credentials');
  const found = [list, patterns].map((item) => values.origins(item?.value));
  const origins: Origins = found.includes('any')
    ? 'any'
    : found.includes('unresolved')
      ? 'unresolved'
      : 'listed';
  const item = found[0] !== 'any' && found[1] === 'any' ? patterns : (list ?? patterns);
  return item === undefined
    ? []
    : [
        {
          what: item.name,
          origins,
          credentials: values.credentials(credentials?.value),
          at: item,
          credentialsAt: credentials,
        },
      ];
}
