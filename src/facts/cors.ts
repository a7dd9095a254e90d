import { findCors } from './cors/in-code.ts';
import { isAnyText, type CorsSite, type Credentials, type Origins } from './cors/origins.ts';
import type { Site } from './site.ts';
import type { SourceFile } from './source-file.ts';
import { YamlAccess } from './yaml-access.ts';

export type { CorsSite } from './cors/origins.ts';

/** Texts without which no file can configure CORS. */
export const CORS_GATE = /cors|CrossOrigin|Access-Control-Allow-Origin|allowedOrigin|origins/i;

const NGINX =
  /(^|\/)nginx[\w.-]*\.conf(\.template)?$|(^|\/)(nginx|conf\.d|sites-(available|enabled))\/[^/]+\.(conf|template)$|\.nginx$/;
const NELMIO = /(^|\/)config\/packages\/(\w+\/)?nelmio_cors\.ya?ml$/;

export function isCorsConfigPath(path: string): boolean {
  return NGINX.test(path) || NELMIO.test(path);
}

/** Finds the places of a file that configure CORS. */
export function readCors(source: SourceFile): readonly CorsSite[] | undefined {
  const code = source.family === undefined ? undefined : source.code();
  const sites = NGINX.test(source.path)
    ? inNginx(source)
    : NELMIO.test(source.path)
      ? inNelmio(source)
      : code === undefined
        ? []
        : findCors(source, code);
  return sites.length === 0 ? undefined : sites;
}

const HEADER =
  /^([ \t]*)(?:add_header|more_set_headers)[ \t]+["']?Access-Control-Allow-(Origin|Credentials)["']?:?[ \t]+["']?([^"';]+)["']?[^;\n]*;/gim;

/** `add_header` lines: those of one block belong together. */
function inNginx(source: SourceFile): CorsSite[] {
  const headers = [...source.text.matchAll(HEADER)].map((match) => ({
    name: (match[2] ?? '').toLowerCase(),
    value: (match[3] ?? '').trim().replace(/\s+always$/, ''),
    block: blockAt(source.text, match.index),
    site: source.site(match.index + (match[1] ?? '').length, match.index + match[0].length),
  }));
  return headers
    .filter(({ name }) => name === 'origin')
    .map(({ value, block, site }): CorsSite => {
      const isReflected = /^\$http_origin$/i.test(value);
      const isCompared = /\bif\s*\(\s*\$http_origin/.test(block.head);
      const origins: Origins = isReflected
        ? isCompared
          ? 'listed'
          : 'any'
        : isAnyText(value)
          ? 'any'
          : value.includes('$')
            ? 'unresolved'
            : 'listed';
      const credentials = headers.find(
        (other) =>
          other.name === 'credentials' &&
          (other.block.start === block.start || block.heads.includes(other.block.start)),
      );
      const state: Credentials =
        credentials === undefined
          ? 'off'
          : /^true$/i.test(credentials.value)
            ? 'on'
            : /^false$/i.test(credentials.value)
              ? 'off'
              : 'unresolved';
      return {
        what: 'add_header Access-Control-Allow-Origin',
        origins,
        credentials: state,
        site,
        credentialsSite: credentials?.site,
      };
    });
}

interface Block {
  readonly start: number;
  /** What stands before its brace. */
  readonly head: string;
  /** Where the blocks around it start. */
  readonly heads: readonly number[];
}

function blockAt(text: string, offset: number): Block {
  const open: number[] = [];
  for (let at = 0; at < offset; at++) {
    if (text[at] === '#') {
      const end = text.indexOf('\n', at);
      at = end < 0 ? offset : end;
    } else if (text[at] === '{') {
      open.push(at);
    } else if (text[at] === '}') {
      open.pop();
    }
  }
  const start = open.at(-1) ?? -1;
  const line = text.lastIndexOf('\n', start) + 1;
  return { start, head: start < 0 ? '' : text.slice(line, start), heads: open };
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
