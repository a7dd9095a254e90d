import { stringOf, type Call, type CodeModel, type Value } from '../code/code-model.ts';
import type { SourceFile } from '../source-file.ts';
import { drafts, joinPaths, pathsOf, prefixOfContainers, VERBS, type RouteDraft } from './route-model.ts';

/** Files in which Rails' words for routes mean routes. */
export function isRailsRoutesPath(path: string): boolean {
  return /(^|\/)config\/routes(\.rb|\/.+\.rb)$/.test(path);
}

/** What starts the service with Rack: `config.ru`. */
export function isRackupPath(path: string): boolean {
  return path.endsWith('.ru');
}

/** The routes of a Rails routes file, and those that Sinatra and Grape answer with a block. */
export function inRuby(source: SourceFile, code: CodeModel): RouteDraft[] {
  const containers = code.calls.flatMap((call) => {
    const prefix = prefixOf(call, source);
    return prefix === undefined ? [] : [{ start: call.start, end: call.end, prefix }];
  });
  const from = isRailsRoutesPath(source.path) ? fromCall : fromBlock;
  return code.calls.flatMap((call) => from(call, prefixOfContainers(call.start, containers), source));
}

/** `get '/orders' do` of Sinatra, `get :orders do` of Grape. A client's `http.get` has a receiver. */
function fromBlock(call: Call, prefix: string, source: SourceFile): RouteDraft[] {
  const [path] = call.args;
  const hasBlock = /^\s*(do\b|\{)/.test(source.text.slice(call.argsRange.end, call.end));
  if (!VERBS.test(call.callee) || !hasBlock) {
    return [];
  }
  const at = { start: call.start, end: call.argsRange.end };
  const found = drafts('route', call.callee, path, prefix, at, source);
  return source.text.includes('Grape::API')
    ? found
    : found
        .filter(({ written }) => /^["'%/]/.test(written))
        .map((draft) => ({ ...draft, path: draft.path?.replace(/\/\?$/, '') }));
}

/** `map '/health' do`, `'/health' => Health`, `{ path: '/health', … }` and `use Rack::Health`. */
const RACKUP =
  /(?:\bmap[\s(]+|\bpath:\s*)["'](\/[^"'\n]*)["']|["'](\/[^"'\n]*)["']\s*=>|\buse\s+[\w:]*Health\w*/g;

/** What `config.ru` puts where; a middleware that is named for health answers for it. */
export function inRackup(source: SourceFile): RouteDraft[] {
  return [...source.text.matchAll(RACKUP)]
    .filter(({ index }) => !source.text.slice(0, index).split('\n').at(-1)?.includes('#'))
    .map(({ 0: written, 1: mapped, 2: key, index }): RouteDraft => {
      const path = mapped ?? key;
      const kind = path === undefined ? 'health' : 'mount';
      return { kind, method: 'any', path, written, start: index, end: index + written.length };
    });
}

/** What a call with a block puts before the routes inside. */
function prefixOf(call: Call, source: SourceFile): string | undefined {
  const first = pathsOf(call.args[0], source)[0];
  const path = stringOf(call.named.find((entry) => entry.key === 'path')?.value);
  switch (call.callee) {
    case 'namespace':
      return path ?? first ?? '*';
    case 'scope':
      return path ?? first ?? '';
    case 'resource':
      return path ?? first ?? '*';
    case 'resources':
      return joinPaths(path ?? first ?? '*', ':id');
    default:
      return undefined;
  }
}

function fromCall(call: Call, prefix: string, source: SourceFile): RouteDraft[] {
  const { callee, args, named } = call;
  // `get "up" => "rails/health#show"`: the path is the key.
  const pair = named.find(
    (entry) => !/^(to|as|via|on|controller|action|constraints|defaults)$/.test(entry.key ?? ''),
  );
  if (/^(health_check_routes|Healthcheck\.routes)$/.test(callee)) {
    return [
      { kind: 'health', method: 'get', path: undefined, written: callee, start: call.start, end: call.end },
    ];
  }
  if (VERBS.test(callee) || callee === 'match') {
    const method = callee === 'match' ? 'any' : callee;
    const to = stringOf(named.find((entry) => entry.key === 'to')?.value ?? pair?.value);
    const kind = to === 'rails/health#show' ? 'health' : 'route';
    if (args.length === 0 && pair?.key !== undefined) {
      const path = joinPaths(prefix, pair.key);
      return [{ kind, method, path, written: pair.key, start: call.start, end: call.end }];
    }
    return args.flatMap((arg) => drafts(kind, method, arg, prefix, call, source));
  }
  if (callee === 'mount') {
    const at: Value | undefined = named.find((entry) => entry.key === 'at')?.value ?? named[0]?.value;
    return drafts('mount', 'any', at, prefix, call, source);
  }
  if (callee === 'resources' || callee === 'resource') {
    return args.flatMap((arg) =>
      arg.kind === 'string' ? drafts('route', 'any', arg, prefix, call, source) : [],
    );
  }
  return callee === 'root'
    ? [
        {
          kind: 'route',
          method: 'get',
          path: joinPaths(prefix),
          written: 'root',
          start: call.start,
          end: call.end,
        },
      ]
    : [];
}
