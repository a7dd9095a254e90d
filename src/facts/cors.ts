import { findCors } from './cors/in-code.ts';
import { findInNginx } from './cors/in-nginx.ts';
import { isAnyText, type CorsSite, type Credentials, type Origins } from './cors/origins.ts';
import { isNginxPath } from './nginx.ts';
import type { Site } from './site.ts';
import type { SourceFile } from './source-file.ts';
import { YamlAccess } from './yaml-access.ts';

export type { CorsSite } from './cors/origins.ts';

/** Texts without which no file can configure CORS. */
export const CORS_GATE = /cors|CrossOrigin|Access-Control-Allow-Origin|allowedOrigin|origins/i;

const CONF_D = /(^|\/)conf\.d\/[^/]+\.template$/;
const NELMIO = /(^|\/)config\/packages\/(\w+\/)?nelmio_cors\.ya?ml$/;

export function isCorsConfigPath(path: string): boolean {
  return isNginx(path) || NELMIO.test(path);
}

function isNginx(path: string): boolean {
  return isNginxPath(path) || CONF_D.test(path);
}

/** Finds the places of a file that configure CORS. */
export function readCors(source: SourceFile): readonly CorsSite[] | undefined {
  const code = source.family === undefined ? undefined : source.code();
  const sites = isNginx(source.path)
    ? findInNginx(source)
    : NELMIO.test(source.path)
      ? inNelmio(source)
      : code === undefined
        ? []
        : findCors(source, code);
  return sites.length === 0 ? undefined : sites;
}

/** NelmioCorsBundle of Symfony. */
function inNelmio(source: SourceFile): CorsSite[] {
  return source.yaml().flatMap((document) => {
    const yaml = new YamlAccess(document, source);
    const defaults = yaml.get(yaml.root, 'nelmio_cors', 'defaults');
    const sections = [
      defaults,
      ...yaml.entries(yaml.get(yaml.root, 'nelmio_cors', 'paths')).map((entry) => entry.value),
    ];
    const inherited = yaml.entry(defaults, 'allow_credentials');
    return sections.flatMap((section): CorsSite[] => {
      const origin = yaml.entry(section, 'allow_origin');
      const credentials = yaml.entry(section, 'allow_credentials') ?? inherited;
      if (origin === undefined) {
        return [];
      }
      const texts = yaml.many(origin.value).map((item) => yaml.text(item) ?? '');
      const origins: Origins = texts.some(isAnyText)
        ? 'any'
        : texts.some((text) => text.startsWith('%env'))
          ? 'unresolved'
          : 'listed';
      const state: Credentials =
        credentials !== undefined && yaml.text(credentials.value) === 'true' ? 'on' : 'off';
      const site: Site = yaml.entrySite(origin);
      return [
        {
          what: 'allow_origin',
          origins,
          credentials: state,
          site,
          credentialsSite: credentials === undefined ? undefined : yaml.entrySite(credentials),
        },
      ];
    });
  });
}
