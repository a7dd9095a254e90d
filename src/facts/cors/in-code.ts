import { argument, property, stringOf, type Call, type CodeModel, type Value } from '../code/code-model.ts';
import { isConditional, isDevelopmentOnly } from '../guards.ts';
import type { SourceFile } from '../source-file.ts';
import { findInGo } from './in-go.ts';
import { findInSettings } from './in-settings.ts';
import { CorsValues, type CorsFound, type CorsSite, type Credentials, type Origins } from './origins.ts';

/** Finds the places of a source file that configure CORS. */
export function findCors(source: SourceFile, code: CodeModel): CorsSite[] {
  const values = new CorsValues(source);
  const found = [
    ...code.calls.flatMap((call) => inCall(call, source, code, values)),
    ...(source.family === 'go' ? findInGo(code, values) : []),
    ...findInSettings(source, code, values),
    ...inHeaders(source, code, values),
  ];
  return found
    .filter(({ at }) => !isDevelopmentOnly(source, at.start))
    .map(({ what, origins, credentials, at, credentialsAt }) => ({
      what,
      origins,
      credentials,
      site: source.site(at.start, at.end),
      credentialsSite:
        credentialsAt === undefined ? undefined : source.site(credentialsAt.start, credentialsAt.end),
    }));
}

const named = (call: Call, key: string): Value | undefined =>
  call.named.find((entry) => entry.key === key)?.value;

function inCall(call: Call, source: SourceFile, code: CodeModel, values: CorsValues): CorsFound[] {
  switch (source.family) {
    case 'javascript':
      return inScript(call, values);
    case 'python':
      return inPython(call, values);
    case 'java':
      return inJava(call, code, values);
    case 'ruby':
      return inRuby(call, code, values);
    default:
      return [];
  }
}

function inScript(call: Call, values: CorsValues): CorsFound[] {
  const { callee, args } = call;
  const [first, second] = args;
  const isPlugin =
    call.method === 'register' &&
    first?.kind === 'name' &&
    /^(@fastify\/cors|fastify-cors)$/.test(first.path);
  const isCall =
    /^(cors|@koa\/cors|koa2-cors|hono\/cors\.cors)$/.test(callee) || call.method === 'enableCors';
  if (!isPlugin && !isCall) {
    const cors = callee.endsWith('NestFactory.create') ? property(second, 'cors') : undefined;
    return cors?.kind === 'boolean' && cors.value
      ? [{ what: 'cors: true', origins: 'any', credentials: 'off', at: cors }]
      : [];
  }
  const options = isPlugin ? second : first;
  const what = isPlugin ? '@fastify/cors' : call.method === 'enableCors' ? 'enableCors' : callee;
  const at = { start: call.calleeRange.start, end: call.end };
  if (options !== undefined && options.kind !== 'object') {
    return [{ what, origins: 'unresolved', credentials: 'unresolved', at }];
  }
  const origin = property(options, 'origin');
  const origins = values.origins(origin);
  const isOpen = options?.kind === 'object' && options.open;
  // Without an option each of these lets everybody in.
  const settled = origins === 'unset' ? (isOpen ? 'unresolved' : 'any') : origins;
  const credentials = property(options, 'credentials');
  const state = credentials === undefined && isOpen ? 'unresolved' : values.credentials(credentials);
  return [{ what, origins: settled, credentials: state, at: origin ?? at, credentialsAt: credentials }];
}

function inPython(call: Call, values: CorsValues): CorsFound[] {
  const [first] = call.args;
  const at = { start: call.calleeRange.start, end: call.end };
  const isMiddleware =
    call.method === 'add_middleware' && first?.kind === 'name' && /(^|\.)CORSMiddleware$/.test(first.path);
  const isListed =
    call.callee.endsWith('Middleware') && first?.kind === 'name' && /(^|\.)CORSMiddleware$/.test(first.path);
  if (isMiddleware || isListed || /(^|\.)CORSMiddleware$/.test(call.callee)) {
    const list = named(call, 'allow_origins');
    const pattern = named(call, 'allow_origin_regex');
    const found = [values.origins(list), values.origins(pattern)];
    const origins: Origins = found.includes('any')
      ? 'any'
      : found.includes('unresolved') || call.open
        ? 'unresolved'
        : 'listed';
    const credentials = named(call, 'allow_credentials');
    return [
      {
        what: 'CORSMiddleware',
        origins,
        credentials: values.credentials(credentials),
        at: list ?? pattern ?? at,
        credentialsAt: credentials,
      },
    ];
  }
  if (
    !/^flask_cors\.(CORS|cross_origin)(\(\)\.init_app)?$/.test(call.callee) ||
    (call.method === 'CORS' && first === undefined)
  ) {
    return [];
  }
  const resources = named(call, 'resources');
  const inResources =
    resources?.kind === 'object'
      ? resources.entries
          .map((entry) => property(entry.value, 'origins'))
          .find((value) => value !== undefined)
      : undefined;
  const list = named(call, 'origins') ?? inResources;
  const origins = values.origins(list);
  const credentials = named(call, 'supports_credentials');
  return [
    {
      what: 'flask-cors',
      origins: origins === 'unset' ? (call.open ? 'unresolved' : 'any') : origins,
      credentials: values.credentials(credentials),
      at: list ?? at,
      credentialsAt: credentials,
    },
  ];
}

const SPRING_ORIGINS =
  /^(setAllowedOrigins|addAllowedOrigin|setAllowedOriginPatterns|addAllowedOriginPattern|allowedOrigins|allowedOriginPatterns)$/;

function inJava(call: Call, code: CodeModel, values: CorsValues): CorsFound[] {
  if (call.isDecorator && /(^|\.)CrossOrigin$/.test(call.callee)) {
    const list = named(call, 'origins') ?? named(call, 'originPatterns') ?? named(call, 'value');
    const origins = values.origins(list);
    const credentials = named(call, 'allowCredentials');
    return [
      {
        what: '@CrossOrigin',
        origins: origins === 'unset' ? 'any' : origins,
        credentials: values.credentials(credentials),
        at: call,
        credentialsAt: credentials,
      },
    ];
  }
  if (!SPRING_ORIGINS.test(call.method) || call.args.length === 0) {
    return [];
  }
  const found = call.args.map((arg) => values.origins(arg));
  const origins: Origins = found.includes('any')
    ? 'any'
    : found.includes('unresolved')
      ? 'unresolved'
      : 'listed';
  // The same chain, or the same method for a configuration object.
  const around = code.functions.filter(({ start, end }) => start <= call.start && call.end <= end).at(-1);
  const credentials = code.calls.find(
    (other) =>
      /^(setAllowCredentials|allowCredentials)$/.test(other.method) &&
      (other.start === call.start ||
        (around !== undefined && around.start <= other.start && other.end <= around.end)),
  );
  const value = credentials?.args[0];
  const state = value?.kind === 'name' && value.path === 'Boolean.TRUE' ? 'on' : values.credentials(value);
  return [
    {
      what: call.method,
      origins,
      credentials: state,
      at: { start: call.calleeRange.start, end: call.end },
      credentialsAt: value,
    },
  ];
}

/** rack-cors: `allow do origins …; resource …, credentials: true end`. */
function inRuby(call: Call, code: CodeModel, values: CorsValues): CorsFound[] {
  if (
    call.callee !== 'origins' ||
    call.args.length === 0 ||
    !code.calls.some((other) => other.callee === 'resource')
  ) {
    return [];
  }
  const next = code.calls.find((other) => other.callee === 'origins' && other.start > call.start);
  const resources = code.calls.filter(
    (other) =>
      other.callee === 'resource' &&
      other.start > call.start &&
      (next === undefined || other.start < next.start),
  );
  const credentials = resources
    .map((resource) => named(resource, 'credentials'))
    .find((value) => value !== undefined);
  const found = call.args.map((arg) => values.origins(arg));
  const origins: Origins = found.includes('any')
    ? 'any'
    : found.includes('unresolved')
      ? 'unresolved'
      : 'listed';
  return [
    {
      what: 'rack-cors origins',
      origins,
      credentials: values.credentials(credentials),
      at: call,
      credentialsAt: credentials,
    },
  ];
}

/** Headers that handlers write themselves. */
function inHeaders(source: SourceFile, code: CodeModel, values: CorsValues): CorsFound[] {
  const headers = code.calls.flatMap((call) => headerOf(call));
  const credentials = headers.find(({ name }) => name === 'access-control-allow-credentials');
  const state: Credentials = credentials === undefined ? 'off' : values.credentials(credentials.value);
  return headers
    .filter(({ name }) => name === 'access-control-allow-origin')
    .map(({ call, value }): CorsFound => {
      const origins = values.header(value);
      // The request's own origin behind a condition has been compared with something.
      const isReflected = origins === 'any' && value.kind !== 'string';
      const isChecked = isReflected && isConditional(source, call.start);
      return {
        what: 'Access-Control-Allow-Origin',
        origins: isChecked ? 'listed' : origins,
        credentials: state,
        at: call,
        credentialsAt: credentials?.call,
      };
    });
}

function headerOf(call: Call): { readonly name: string; readonly value: Value; readonly call: Call }[] {
  if (
    /^(set|setHeader|header|append|addHeader|Set|Add|Header|add|withHeader|response_header)$/.test(
      call.method,
    ) &&
    call.args.length >= 2
  ) {
    const name = stringOf(argument(call, 0))?.toLowerCase() ?? '';
    const value = call.args[1];
    return value !== undefined && name.startsWith('access-control-allow-') ? [{ name, value, call }] : [];
  }
  const [first] = call.args;
  // PHP: header('Access-Control-Allow-Origin: …')
  if (call.callee.replace(/^\\/, '') !== 'header' || first === undefined) {
    return [];
  }
  const head =
    first.kind === 'string'
      ? first.text
      : first.kind === 'template' && first.parts[0]?.kind === 'string'
        ? first.parts[0].text
        : '';
  const match = /^(access-control-allow-\w+)\s*:\s*(.*)$/i.exec(head);
  const rest = first.kind === 'template' ? first.parts[1] : undefined;
  const value: Value | undefined = rest ?? {
    kind: 'string',
    text: (match?.[2] ?? '').trim(),
    start: first.start,
    end: first.end,
  };
  return match === null ? [] : [{ name: (match[1] ?? '').toLowerCase(), value, call }];
}
