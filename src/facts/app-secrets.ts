import { argument, optionsOf, property, type Assignment, type Call, type Value } from './code/code-model.ts';
import type { Site } from './site.ts';
import type { SourceFile } from './source-file.ts';
import type { LanguageFamily } from './syntax/languages.ts';

/** What stands where an application's own secret is set. */
export type SecretSource = 'literal' | 'literal-fallback' | 'elsewhere' | 'unresolved';

export interface AppSecret {
  /** What the secret is for, in a person's words: `session secret`. */
  readonly purpose: string;
  readonly source: SecretSource;
  readonly site: Site;
}

/** Texts without which no file can hold such a site: the cheap test before any tree. */
export const APP_SECRET_GATE = /secret|jwt|jose|APP_KEY|signing|passport/i;

/** Finds where session, signing and application secrets are set in source code. */
export function readAppSecrets(source: SourceFile): readonly AppSecret[] | undefined {
  const code = source.code();
  const { family } = source;
  if (code === undefined || family === undefined) {
    return undefined;
  }
  const sites: AppSecret[] = [];
  const add = (purpose: string, value: Value | undefined): void => {
    if (value !== undefined) {
      sites.push({ purpose, source: sourceOf(value), site: source.site(value.start, value.end) });
    }
  };
  for (const call of code.calls) {
    const [purpose, value] = fromCall(call, family) ?? [];
    if (purpose !== undefined) {
      add(purpose, value);
    }
  }
  for (const assignment of code.assignments) {
    const purpose = fromAssignment(assignment, family, source.path);
    if (purpose !== undefined) {
      add(purpose, assignment.value);
    }
  }
  return sites.length === 0 ? undefined : sites;
}

function fromCall(call: Call, family: LanguageFamily): readonly [string, Value | undefined] | undefined {
  const { callee } = call;
  if (family === 'javascript') {
    if (/^(express-session|cookie-session)$/.test(callee)) {
      return ['session secret', property(call.args[0], 'secret') ?? firstOfKeys(property(call.args[0], 'keys'))];
    }
    if (callee === 'cookie-parser') {
      return ['cookie secret', call.args[0]];
    }
    if (/^jsonwebtoken\.(sign|verify)$/.test(callee)) {
      return ['JWT key', call.args[1]];
    }
    if (/^(express-jwt(\.expressjwt)?|koa-jwt)$/.test(callee)) {
      return ['JWT key', property(call.args[0], 'secret')];
    }
    if (/\.(register|use)$/.test(callee) || callee.endsWith('JwtModule.register')) {
      return fromPlugin(call);
    }
    return undefined;
  }
  if (family === 'python') {
    return /^(jwt|jose\.jwt)\.(encode|decode)$/.test(callee)
      ? ['JWT key', argument(call, 1, 'key')]
      : /SessionMiddleware$/.test(callee)
        ? ['session secret', argument(call, 1, 'secret_key')]
        : undefined;
  }
  if (family === 'java') {
    return /(^|\.)Algorithm\.HMAC(256|384|512)$/.test(callee)
      ? ['JWT key', call.args[0]]
      : /Jwts\..*\.(setSigningKey|signWith)$/.test(callee)
        ? ['JWT key', call.args.find((arg) => arg.kind === 'string' || arg.kind === 'name')]
        : undefined;
  }
  if (family === 'go') {
    return /\/sessions\.(NewCookieStore|NewFilesystemStore)$|cookie\.NewStore$/.test(callee)
      ? ['session secret', unwrapBytes(call.args.at(-1))]
      : /jwt(-go)?(\/v\d+)?\.NewWithClaims\(\)\.SignedString$/.test(callee)
        ? ['JWT key', unwrapBytes(call.args[0])]
        : undefined;
  }
  return family === 'ruby' && /^JWT\.(encode|decode)$/.test(callee)
    ? ['JWT key', call.args[1]]
    : family === 'php' && /^Firebase\\JWT\\JWT\.encode$/.test(callee)
      ? ['JWT key', call.args[1]]
      : undefined;
}

/** Fastify plugins and Nest's JWT module take their secret as an option. */
function fromPlugin(call: Call): readonly [string, Value | undefined] | undefined {
  const plugin = call.args[0];
  const name = plugin?.kind === 'name' ? plugin.path : plugin?.kind === 'call' ? plugin.call.callee : '';
  if (/^@fastify\/(jwt|cookie|session|secure-session)/.test(name)) {
    return ['plugin secret', property(call.args[1], 'secret')];
  }
  return call.callee.endsWith('JwtModule.register') ? ['JWT key', property(call.args[0], 'secret')] : undefined;
}

function fromAssignment(assignment: Assignment, family: LanguageFamily, path: string): string | undefined {
  const { target, name } = assignment;
  if (family === 'python') {
    if (/(^|\/)settings(\/[^/]+)?\.py$|(^|\/)[\w]*settings\.py$/.test(path) && name === 'SECRET_KEY') {
      return 'Django SECRET_KEY';
    }
    if (/flask\.Flask\(\)\.secret_key$|\.config\.(SECRET_KEY|JWT_SECRET_KEY)$/.test(target)) {
      return `Flask ${name}`;
    }
    return /^(SECRET_KEY|JWT_SECRET|JWT_SECRET_KEY)$/.test(name) && !target.includes('.') ? name : undefined;
  }
  if (family === 'ruby') {
    return name === 'secret_key_base' ? 'Rails secret_key_base' : undefined;
  }
  return undefined;
}

function firstOfKeys(value: Value | undefined): Value | undefined {
  return value?.kind === 'list' ? value.items[0] : value;
}

/** Go writes keys as `[]byte("…")`. */
function unwrapBytes(value: Value | undefined): Value | undefined {
  return value?.kind === 'call' && value.call.callee.includes('byte') ? (value.call.args[0] ?? value) : value;
}

const ENV_LOOKUP = /^(process\.env|import\.meta\.env|os\.environ|os\.getenv|os\.Getenv|System\.getenv|ENV\b|env$)/;

/** Where a secret's value comes from, as far as the file tells. */
export function sourceOf(value: Value): SecretSource {
  switch (value.kind) {
    case 'string':
      return 'literal';
    case 'choice': {
      const sources = optionsOf(value).map(sourceOf);
      return sources.includes('literal') ? 'literal-fallback' : sources.includes('unresolved') ? 'unresolved' : 'elsewhere';
    }
    case 'call': {
      const isLookup = ENV_LOOKUP.test(value.call.callee) || /(^|\.)(config|env|getenv|get|fetch)$/.test(value.call.callee);
      const fallback = value.call.args[1] ?? value.call.named.find((entry) => entry.key === 'default')?.value;
      return isLookup && fallback?.kind === 'string' && fallback.text !== '' ? 'literal-fallback' : 'elsewhere';
    }
    case 'name':
      return ENV_LOOKUP.test(value.path) || value.path.includes('.') ? 'elsewhere' : 'unresolved';
    case 'template':
      return value.parts.every((part) => part.kind === 'string') ? 'literal' : 'unresolved';
    default:
      return 'unresolved';
  }
}
