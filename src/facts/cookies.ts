import type { CodeModel, Value } from './code/code-model.ts';
import type { CookieFacts, CookieSetting, Flag } from './cookies/cookie-model.ts';
import { Flags } from './cookies/flags.ts';
import { findCookies } from './cookies/in-code.ts';
import { isDevelopmentOnly } from './guards.ts';
import { lastWord } from './pieces.ts';
import type { Piece } from './site.ts';
import type { SourceFile } from './source-file.ts';
import { isSpringConfigPath, placeholderDefault, readSpringSettings } from './spring-config.ts';
import { YamlAccess } from './yaml-access.ts';

export type { CookieFacts, CookieSite, Flag } from './cookies/cookie-model.ts';

/** Texts without which no file can say anything of session cookies. */
export const COOKIE_GATE = /cookie|session|http_?only|force_ssl|talisman/i;

const SYMFONY = /(^|\/)config\/packages\/(framework|prod\/framework|session)\.ya?ml$/;

export function isCookieConfigPath(path: string): boolean {
  return isSpringConfigPath(path) || SYMFONY.test(path);
}

/** Reads what a file says of session cookies. */
export function readCookies(source: SourceFile): CookieFacts | undefined {
  if (isCookieConfigPath(source.path)) {
    const settings = SYMFONY.test(source.path) ? fromSymfony(source) : fromSpring(source);
    return settings.length === 0 ? undefined : { sites: [], settings, uses: [], elsewhere: [] };
  }
  const code = source.code();
  if (code === undefined) {
    return undefined;
  }
  const settings = fromCode(source, code);
  const facts = {
    sites: findCookies(source, code),
    settings,
    uses: source.family === 'python' ? usesOfPython(source, code) : [],
    elsewhere: elsewhereOf(source, code),
  };
  return facts.sites.length + settings.length + facts.uses.length + facts.elsewhere.length === 0
    ? undefined
    : facts;
}

function fromCode(source: SourceFile, code: CodeModel): CookieSetting[] {
  const flags = new Flags(source, code);
  const isLaravel = /(^|\/)config\/session\.php$/.test(source.path);
  const assigned = code.assignments.flatMap((item): CookieSetting[] => {
    const flag =
      /^(SESSION_COOKIE_SECURE|REMEMBER_COOKIE_SECURE)$/.test(item.name) ||
      (isLaravel && item.name === 'secure')
        ? 'secure'
        : item.name === 'SESSION_COOKIE_HTTPONLY' || (isLaravel && item.name === 'http_only')
          ? 'httpOnly'
          : undefined;
    return flag === undefined || isDevelopmentOnly(source, item.start)
      ? []
      : [
          {
            framework: isLaravel ? 'laravel' : 'python',
            flag,
            state: flags.of(item.value),
            site: source.site(item.start, item.end),
            literal: literalOf(item.value, source),
          },
        ];
  });
  const updated = code.calls
    .filter((call) => /\.config\.(update|from_mapping)$/.test(call.callee))
    .flatMap((call) => call.named)
    .flatMap((entry): CookieSetting[] => {
      const flag =
        entry.key === 'SESSION_COOKIE_SECURE'
          ? 'secure'
          : entry.key === 'SESSION_COOKIE_HTTPONLY'
            ? 'httpOnly'
            : undefined;
      return flag === undefined
        ? []
        : [
            {
              framework: 'python',
              flag,
              state: flags.of(entry.value),
              site: source.site(entry.start, entry.end),
              literal: literalOf(entry.value, source),
            },
          ];
    });
  return [...assigned, ...updated];
}

function literalOf(value: Value, source: SourceFile): Piece | undefined {
  return value.kind === 'boolean' ? source.piece(value.start, value.end) : undefined;
}

/** Django's session middleware, and Flask's `session`, need the setting. */
function usesOfPython(source: SourceFile, code: CodeModel): CookieFacts['uses'] {
  const middleware = source.text.indexOf('django.contrib.sessions.middleware.SessionMiddleware');
  if (middleware >= 0 && code.assignments.some((item) => item.name === 'MIDDLEWARE')) {
    return [
      {
        framework: 'django',
        site: source.site(
          middleware,
          middleware + 'django.contrib.sessions.middleware.SessionMiddleware'.length,
        ),
      },
    ];
  }
  const session = code.imports.find(
    (item) => (item.module === 'flask' && item.name === 'session') || item.module === 'flask_login',
  );
  return session === undefined ? [] : [{ framework: 'flask', site: source.site(session.start, session.end) }];
}

function elsewhereOf(source: SourceFile, code: CodeModel): CookieFacts['elsewhere'] {
  const found: { framework: string; isSecure: boolean; site: CookieSetting['site'] }[] = [];
  for (const call of code.calls) {
    const site = (): CookieSetting['site'] => source.site(call.start, call.end);
    if (/(^|\.)Talisman(\(\)\.init_app)?$/.test(call.callee) && source.family === 'python') {
      found.push({ framework: 'flask', isSecure: true, site: site() });
    } else if (/\.config\.from_(prefixed_env|envvar|pyfile|json|file|object)$/.test(call.callee)) {
      const isEnvironment = /from_(prefixed_env|envvar|json|file|pyfile)$/.test(call.callee);
      if (isEnvironment) {
        found.push({ framework: 'flask', isSecure: false, site: site() });
      }
    }
  }
  if (source.family === 'ruby' && !/development|test/.test(source.path)) {
    for (const item of code.assignments.filter(
      ({ name, value }) => name === 'force_ssl' && value.kind === 'boolean' && value.value,
    )) {
      found.push({ framework: 'rails', isSecure: true, site: source.site(item.start, item.end) });
    }
  }
  return found;
}

function fromSpring(source: SourceFile): CookieSetting[] {
  return readSpringSettings(source).flatMap(({ key, value, site }): CookieSetting[] => {
    const name = key.toLowerCase().replace(/-/g, '');
    const flag = /^server\.(servlet|reactive)\.session\.cookie\.secure$/.test(name)
      ? 'secure'
      : /^server\.(servlet|reactive)\.session\.cookie\.httponly$/.test(name)
        ? 'httpOnly'
        : undefined;
    return flag === undefined
      ? []
      : [
          {
            framework: 'spring-boot',
            flag,
            state: ofText(placeholderDefault(value) ?? value),
            site,
            literal: lastWord(source, site),
          },
        ];
  });
}

function fromSymfony(source: SourceFile): CookieSetting[] {
  return source.yaml().flatMap((document) => {
    const yaml = new YamlAccess(document, source);
    return yaml.entries(yaml.get(yaml.root, 'framework', 'session')).flatMap((entry): CookieSetting[] => {
      const flag =
        entry.key === 'cookie_secure' ? 'secure' : entry.key === 'cookie_httponly' ? 'httpOnly' : undefined;
      return flag === undefined
        ? []
        : [
            {
              framework: 'symfony',
              flag,
              state: ofText(yaml.text(entry.value) ?? ''),
              site: yaml.entrySite(entry),
              literal: lastWord(source, yaml.entrySite(entry)),
            },
          ];
    });
  });
}

function ofText(text: string): Flag {
  return /^\s*(true|on|yes|auto)\s*$/i.test(text)
    ? 'on'
    : /^\s*(false|off|no)\s*$/i.test(text)
      ? 'off'
      : /^\s*(null|~)?\s*$/.test(text)
        ? 'unset'
        : 'unresolved';
}
