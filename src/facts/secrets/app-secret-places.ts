import { argument, property, type Assignment, type Call, type Value } from '../code/code-model.ts';
import type { LanguageFamily } from '../syntax/languages.ts';

/** Where a library or framework takes a secret: what it is for, and the value that stands there. */
export type Place = readonly [purpose: string, value: Value | undefined];

/** The secret that a call of a known library is given; undefined for other calls. */
export function placeInCall(call: Call, family: LanguageFamily): Place | undefined {
  switch (family) {
    case 'javascript':
      return inJavaScript(call);
    case 'python':
      return inPython(call);
    case 'java':
      return inJava(call);
    case 'go':
      return inGo(call);
    case 'ruby':
      return inRuby(call);
    case 'php':
      return /(^|\\)Firebase\\JWT\\JWT\.encode$/.test(call.callee) ? ['JWT key', call.args[1]] : undefined;
    default:
      return undefined;
  }
}

/** The secret that an assignment to a known setting of a framework holds. */
export function placeInAssignment(
  assignment: Assignment,
  family: LanguageFamily,
  path: string,
): Place | undefined {
  const { target, name, value } = assignment;
  switch (family) {
    case 'javascript':
      return target === 'koa().keys'
        ? ['cookie keys', value]
        : name === 'secretOrKey'
          ? ['JWT key', value]
          : undefined;
    case 'python':
      if (name === 'SECRET_KEY' && /(^|\/)\w*(settings|config)\w*(\/[^/]+)*\.py$/.test(path)) {
        return ['SECRET_KEY', value];
      }
      return /\.secret_key$|\.config\.(SECRET_KEY|JWT_SECRET_KEY)$/.test(target)
        ? [`Flask ${name}`, value]
        : undefined;
    case 'ruby':
      return /\bconfig\.secret_(key_base|token)$/.test(target)
        ? [`Rails ${name}`, value]
        : target === 'config.secret_key' && path.includes('devise')
          ? ['Devise secret key', value]
          : undefined;
    case 'php':
      return name === 'key' && /(^|\/)config\/app\.php$/.test(path) ? ['Laravel APP_KEY', value] : undefined;
    default:
      return undefined;
  }
}

function inJavaScript(call: Call): Place | undefined {
  const { callee } = call;
  const options = call.args[0];
  if (/^(express-session|cookie-session|koa-session)$/.test(callee)) {
    return ['session secret', property(options, 'secret') ?? property(options, 'keys')];
  }
  if (callee === 'cookie-parser') {
    return ['cookie secret', options];
  }
  if (/^jsonwebtoken\.(sign|verify)$/.test(callee)) {
    return ['JWT key', call.args[1]];
  }
  if (/^(express-jwt(\.expressjwt)?|koa-jwt|hono\/jwt\.jwt)$/.test(callee)) {
    return ['JWT key', property(options, 'secret')];
  }
  if (/^hono\/jwt\.(sign|verify)$|^jwt-simple\.(encode|decode)$/.test(callee)) {
    return ['JWT key', call.args[1]];
  }
  if (/^jose\.(jwtVerify|compactVerify)$/.test(callee)) {
    return ['JWT key', call.args[1]];
  }
  if (/^jose\.SignJWT\(\)(\.\w+\(\))*\.sign$/.test(callee)) {
    return ['JWT key', options];
  }
  if (
    /^@nestjs\/jwt\.JwtModule\.register$|@nestjs\/jwt\.JwtService\{\}\.(sign|signAsync|verify|verifyAsync)$/.test(
      callee,
    )
  ) {
    return ['JWT key', property(callee.endsWith('.register') ? options : call.args[1], 'secret')];
  }
  if (/^next-auth$|^better-auth\.betterAuth$/.test(callee)) {
    return ['session secret', property(options, 'secret')];
  }
  return callee.endsWith('.register') ? fromFastifyPlugin(call) : undefined;
}

/** Fastify plugins take their secret as an option. */
function fromFastifyPlugin(call: Call): Place | undefined {
  const plugin = call.args[0];
  const required =
    plugin?.kind === 'call' && plugin.call.callee === 'require' ? plugin.call.args[0] : undefined;
  const name = plugin?.kind === 'name' ? plugin.path : required?.kind === 'string' ? required.text : '';
  const secret = property(call.args[1], 'secret');
  return /^@?fastify[/-](jwt|cookie|session|secure-session)/.test(name)
    ? [
        'plugin secret',
        secret?.kind === 'object'
          ? (property(secret, 'private') ?? secret)
          : (secret ?? property(call.args[1], 'key')),
      ]
    : undefined;
}

function inPython(call: Call): Place | undefined {
  const { callee } = call;
  if (/^(jwt|jose\.jwt)\.(encode|decode)$/.test(callee)) {
    return ['JWT key', argument(call, 1, 'key')];
  }
  const middleware = call.args[0];
  if (
    callee.endsWith('.add_middleware') &&
    middleware?.kind === 'name' &&
    middleware.path.endsWith('SessionMiddleware')
  ) {
    return ['session secret', argument(call, 9, 'secret_key')];
  }
  if (/(^|\.)SessionMiddleware$/.test(callee)) {
    return ['session secret', argument(call, 1, 'secret_key')];
  }
  if (/\.config\.(update|from_mapping)$/.test(callee)) {
    return ['Flask SECRET_KEY', call.named.find((entry) => entry.key === 'SECRET_KEY')?.value];
  }
  return /^itsdangerous\.\w*Serializer$/.test(callee)
    ? ['signing key', argument(call, 0, 'secret_key')]
    : undefined;
}

function inJava(call: Call): Place | undefined {
  const { callee } = call;
  if (/(^|\.)Algorithm\.HMAC(256|384|512)$|(^|\.)Keys\.hmacShaKeyFor$/.test(callee)) {
    return ['JWT key', call.args[0]];
  }
  // A name may be a parameter or a field: the method that makes the key is judged where it stands.
  return /Jwts\..*\.(setSigningKey|signWith|verifyWith)$/.test(callee)
    ? ['JWT key', call.args.find((arg) => arg.kind === 'string')]
    : undefined;
}

function inGo(call: Call): Place | undefined {
  const { callee } = call;
  return /\/sessions\.(NewCookieStore|NewFilesystemStore)$|\/sessions\/cookie\.NewStore$/.test(callee)
    ? ['session secret', call.args[callee.endsWith('NewFilesystemStore') ? 1 : 0]]
    : /gorilla\/csrf\.Protect$|gorilla\/securecookie\.New$/.test(callee)
      ? ['signing key', call.args[0]]
      : /(jwt(-go)?(\/v\d+)?\.New(WithClaims)?\(\)|^\w*[tT]oken)\.SignedString$/.test(callee)
        ? ['JWT key', call.args[0]]
        : undefined;
}

function inRuby(call: Call): Place | undefined {
  const secret = call.named.find((entry) => entry.key === 'secret')?.value;
  const [first, second] = call.args;
  if (/^JWT\.(encode|decode)$/.test(call.callee)) {
    return ['JWT key', second];
  }
  if (call.callee === 'use' && first?.kind === 'name' && first.path.startsWith('Rack::Session::')) {
    return ['session secret', secret];
  }
  return call.callee === 'set' && first?.kind === 'string' && first.text === 'session_secret'
    ? ['session secret', second]
    : undefined;
}
