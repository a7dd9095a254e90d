import {
  argument,
  property,
  stringOf,
  type Call,
  type CodeModel,
  type CodeRange,
  type Value,
} from '../code/code-model.ts';
import { isConditional, isDevelopmentOnly } from '../guards.ts';
import type { SourceFile } from '../source-file.ts';
import { findInGo } from './in-go.ts';
import { findInJava } from './in-java.ts';
import { findInRuby } from './in-ruby.ts';
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
      return findInJava(call, source, code, values);
    case 'ruby':
      return findInRuby(call, source, code, values);
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
    // Applications made by a function keep their extensions in a module of their own.
    !/^flask_cors\.(CORS|cross_origin)(\(\)\.init_app)?$|(^|\.)cors\.init_app$/.test(call.callee) ||
    (call.method === 'CORS' && first === undefined)
  ) {
    return [];
  }
  const resources = named(call, 'resources');
  const ofResource = (key: string): Value | undefined =>
    resources?.kind === 'object'
      ? resources.entries.map((entry) => property(entry.value, key)).find((value) => value !== undefined)
      : undefined;
  const inResources = ofResource('origins');
  const list = named(call, 'origins') ?? inResources;
  const origins = values.origins(list);
  const credentials = named(call, 'supports_credentials') ?? ofResource('supports_credentials');
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

/** Headers that handlers write themselves. */
function inHeaders(source: SourceFile, code: CodeModel, values: CorsValues): CorsFound[] {
  const headers = [
    ...code.calls.flatMap((call) => headerOf(call)),
    ...(source.family === 'python' || source.family === 'ruby' ? assignedHeaders(code) : []),
  ];
  const credentials = headers.find(({ name }) => name === 'access-control-allow-credentials');
  const state: Credentials = credentials === undefined ? 'off' : values.credentials(credentials.value);
  return headers
    .filter(({ name }) => name === 'access-control-allow-origin')
    .map(({ at, value }): CorsFound => {
      const origins = ofVariable(value, at, code, values) ?? values.header(value);
      // The request's own origin behind a condition has been compared with something.
      const isReflected = origins === 'any' && value.kind !== 'string';
      const isChecked = isReflected && isConditional(source, at.start);
      return {
        what: 'Access-Control-Allow-Origin',
        origins: isChecked ? 'listed' : origins,
        credentials: state,
        at,
        credentialsAt: credentials?.at,
      };
    });
}

/** A variable that holds the request's own origin and is used for nothing else, so that nothing compared it. */
function ofVariable(value: Value, at: CodeRange, code: CodeModel, values: CorsValues): Origins | undefined {
  const name = values.textOf(value);
  if (!/^\$?\w+$/.test(name) || !values.isOfRequest(value)) {
    return undefined;
  }
  const around = code.functions
    .filter(({ start, end }) => start <= at.start && at.end <= end)
    .reduce<CodeRange | undefined>(
      (best, next) => (best === undefined || next.end - next.start < best.end - best.start ? next : best),
      undefined,
    );
  const places = around === undefined ? [] : (values.textIn(around).match(/(?<![\w$.'"-])\$?\w+/g) ?? []);
  return places.filter((place) => place === name).length === 2 ? 'any' : undefined;
}

interface Header {
  readonly name: string;
  readonly value: Value;
  readonly at: CodeRange;
}

/** `response['Access-Control-Allow-Origin'] = …`, `headers['…'] = …`; of a request it would say nothing. */
function assignedHeaders(code: CodeModel): Header[] {
  return code.assignments
    .filter(
      ({ name, target }) =>
        /^access-control-allow-/i.test(name) && target !== name && !/(^|[._])req(uest)?\b/i.test(target),
    )
    .map((item) => ({ name: item.name.toLowerCase(), value: item.value, at: item }));
}

/** Several headers at once: `res.writeHead(200, {…})`, `res.set({…})`, `new Response(body, { headers: {…} })`. */
function tableOf(call: Call): Extract<Value, { kind: 'object' }> | undefined {
  const table = /^(writeHead|set|header|headers)$/.test(call.method)
    ? call.args.at(-1)
    : /^(Response|Response\.json|next\/server\.NextResponse(\.json|\.next)?)$/.test(call.callee)
      ? property(call.args.at(-1), 'headers')
      : undefined;
  return table?.kind === 'object' ? table : undefined;
}

function headerOf(call: Call): Header[] {
  if (
    /^(set|setHeader|header|append|addHeader|Set|Add|Header|add|withHeader|response_header)$/.test(
      call.method,
    ) &&
    call.args.length >= 2
  ) {
    const name = stringOf(argument(call, 0))?.toLowerCase() ?? '';
    const value = call.args[1];
    return value !== undefined && name.startsWith('access-control-allow-') ? [{ name, value, at: call }] : [];
  }
  const [first] = call.args;
  const table = tableOf(call);
  if (table !== undefined) {
    return table.entries.flatMap(({ key, value, start, end }) =>
      /^access-control-allow-/i.test(key ?? '')
        ? [{ name: (key ?? '').toLowerCase(), value, at: { start, end } }]
        : [],
    );
  }
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
  return match === null ? [] : [{ name: (match[1] ?? '').toLowerCase(), value, at: call }];
}
