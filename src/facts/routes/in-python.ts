import { argument, stringOf, type Call, type CodeModel, type Value } from '../code/code-model.ts';
import { healthModules } from './health-modules.ts';
import type { SourceFile } from '../source-file.ts';
import { drafts, prefixOfVariable, receiverName, VERBS, type RouteDraft } from './route-model.ts';

const HEALTH_MODULE =
  /^(health_check|watchman|fastapi_health|fastapi_healthcheck\w*|healthcheck|dockerflow|flask_healthz|flask_health|grpc_health)(\.|$)/;

/** The routes of a Python file. */
export function inPython(source: SourceFile, code: CodeModel): RouteDraft[] {
  return [
    ...code.calls.flatMap((call) => fromCall(call, code, source)),
    ...healthModules(code, HEALTH_MODULE),
  ];
}

function fromCall(call: Call, code: CodeModel, source: SourceFile): RouteDraft[] {
  const { callee, method, args } = call;
  const draft = (
    kind: RouteDraft['kind'],
    verb: string,
    value: Value | undefined,
    prefix = '',
  ): RouteDraft[] => drafts(kind, verb, value, prefix, call, source);
  const [first] = args;
  const ownPrefix = (): string => prefixOfVariable(receiverName(call, source), call.start, code, source);
  if (call.isDecorator) {
    const isRoute = VERBS.test(method) || /^(route|api_route|websocket|websocket_route)$/.test(method);
    const path = argument(call, 0, 'path') ?? argument(call, 0, 'rule');
    return isRoute && callee.includes('.') && path !== undefined && path.kind !== 'list'
      ? draft('route', method.endsWith('oute') ? verbOf(call) : method, path, ownPrefix())
      : [];
  }
  if (/^django\.(urls|conf\.urls)\.(path|re_path|url)$/.test(callee)) {
    return fromDjango(call, source);
  }
  switch (method) {
    case 'Route':
    case 'WebSocketRoute':
      return /^(starlette|fastapi)\./.test(callee) ? draft('route', 'any', first) : [];
    case 'Mount':
      return /^(starlette|fastapi)\./.test(callee) ? draft('mount', 'any', first) : [];
    case 'add_url_rule':
    case 'add_api_route':
    case 'add_route':
    case 'add_get':
      return draft(
        'route',
        method === 'add_get' ? 'get' : verbOf(call),
        argument(call, 0, 'rule') ?? args[0],
        ownPrefix(),
      );
    case 'add_resource':
      return args.slice(1).flatMap((arg) => (arg.kind === 'string' ? draft('route', 'any', arg) : []));
    case 'include_router':
      return draft('mount', 'any', argument(call, 1, 'prefix'));
    case 'register_blueprint':
      return draft('mount', 'any', argument(call, 1, 'url_prefix'));
    case 'add_namespace':
      return draft('mount', 'any', argument(call, 1, 'path'));
    case 'mount':
      return stringOf(args[0])?.startsWith('/') === true ? draft('mount', 'any', first) : [];
    case 'register':
      return callee.startsWith('rest_framework') || /router\.register$/i.test(callee)
        ? draft('route', 'any', first)
        : [];
    default:
      return [];
  }
}

/** `methods=["GET"]`, where one is given. */
function verbOf(call: Call): string {
  const methods = call.named.find((entry) => entry.key === 'methods')?.value;
  const [only, ...others] = methods?.kind === 'list' ? methods.items : [];
  return (others.length === 0 ? stringOf(only) : undefined) ?? 'any';
}

function fromDjango(call: Call, source: SourceFile): RouteDraft[] {
  const [path, view] = call.args;
  const included =
    view?.kind === 'call' && /(^|\.)include$/.test(view.call.callee)
      ? stringOf(view.call.args[0])
      : undefined;
  if (included !== undefined && HEALTH_MODULE.test(included)) {
    return drafts('health', 'get', path, '', call, source);
  }
  const isMount = view?.kind === 'call' && /(^|\.)include$/.test(view.call.callee);
  const isPattern = call.method !== 'path';
  return drafts(isMount ? 'mount' : 'route', 'any', path, '', call, source).map((draft) => ({
    ...draft,
    path: isPattern ? draft.path?.replace(/[\^$\\?]|\(\?:|\/\?$/g, '').replace(/\/+$/, '') : draft.path,
  }));
}
