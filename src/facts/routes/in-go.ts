import type { Call, CodeModel, Value } from '../code/code-model.ts';
import { healthModules } from './health-modules.ts';
import type { SourceFile } from '../source-file.ts';
import {
  drafts,
  pathsOf,
  prefixOfContainers,
  prefixOfVariable,
  receiverName,
  VERBS,
  type RouteDraft,
} from './route-model.ts';

const FRAMEWORK =
  /^(net\/http\b|github\.com\/(gin-gonic|labstack|go-chi|gorilla|gofiber|julienschmidt|valyala|kataras|beego|go-kratos|uptrace)\/|goji\.io|go-micro)/;
const ROUTER_NAME =
  /(^|\.)(app|router|r|e|g|rg|mux|group|api|engine|srv|server|routes?|\w*(Router|Group|Mux|Engine|Routes?)|v\d)$/;
const HEALTH_MODULE =
  /^(google\.golang\.org\/grpc\/health(\/grpc_health_v1)?|github\.com\/(heptiolabs\/healthcheck|alexliesenfeld\/health|hellofresh\/health-go\S*|InVisionApp\/go-health\S*|tavsec\/gin-healthcheck\S*|dimiro1\/health|etherlabsio\/healthcheck\S*|gofiber\/fiber\/v\d\/middleware\/healthcheck))$/;

/** The routes of a Go file. */
export function inGo(source: SourceFile, code: CodeModel): RouteDraft[] {
  const containers = code.calls
    .filter((call) => call.method === 'Route' && call.args.at(-1)?.kind === 'function')
    .map((call) => ({ ...call.argsRange, prefix: pathsOf(call.args[0], source)[0] ?? '' }));
  const routes = code.calls.flatMap((call): RouteDraft[] => {
    const found = read(call);
    const prefix = (): string =>
      `${prefixOfContainers(call.start, containers)}${prefixOfVariable(receiverName(call, source), call.start, code, source)}`;
    return found === undefined
      ? []
      : drafts(found.kind, found.method, found.path, prefix(), call, source).map(splitMethod);
  });
  const modules = healthModules(code, HEALTH_MODULE);
  return [...routes, ...modules];
}

interface Found {
  readonly kind: RouteDraft['kind'];
  readonly method: string;
  readonly path: Value | undefined;
}

function read({ callee, method, args }: Call): Found | undefined {
  if (/(^|\/)middleware\.Heartbeat$/.test(callee) || method === 'WithHealthEndpointAt') {
    return { kind: 'route', method: 'get', path: args[0] };
  }
  if (method === 'WithHealthzEndpoint') {
    return { kind: 'health', method: 'get', path: args[0] };
  }
  const receiver = callee.slice(0, -method.length - 1);
  const isFramework = FRAMEWORK.test(receiver);
  if (!isFramework && !ROUTER_NAME.test(receiver)) {
    return undefined;
  }
  const [first, second] = args;
  const isPath = (value: Value | undefined): boolean =>
    (value?.kind === 'string' && /^(\/|[A-Z]+ \/|$)/.test(value.text)) ||
    value?.kind === 'template' ||
    (isFramework && value?.kind === 'name');
  if (VERBS.test(method)) {
    // `http.Get(url)` and `c.Get("key")` are no routes: those have a handler.
    return args.length > 1 && receiver !== 'net/http' && isPath(first)
      ? { kind: 'route', method, path: first }
      : undefined;
  }
  switch (method) {
    case 'HandleFunc':
    case 'Handle':
    case 'Handler':
    case 'HandlerFunc':
    case 'Method':
    case 'MethodFunc':
    case 'Add':
      return args.length > 2 && isPath(second)
        ? { kind: 'route', method: verbOf(first), path: second }
        : args.length === 2 && isPath(first)
          ? { kind: 'route', method: 'any', path: first }
          : undefined;
    case 'Mount':
      return isPath(first) ? { kind: 'mount', method: 'any', path: first } : undefined;
    case 'Path':
      return isFramework && isPath(first) ? { kind: 'route', method: 'any', path: first } : undefined;
    case 'PathPrefix':
      return isFramework && isPath(first) ? { kind: 'mount', method: 'any', path: first } : undefined;
    default:
      return undefined;
  }
}

/** `"GET"`, or `http.MethodGet`. */
function verbOf(value: Value | undefined): string {
  return value?.kind === 'string'
    ? value.text
    : value?.kind === 'name'
      ? (/\.Method(\w+)$/.exec(value.path)?.[1] ?? 'any')
      : 'any';
}

/** `"GET /x"` of net/http since Go 1.22. */
function splitMethod(draft: RouteDraft): RouteDraft {
  const match = /^\/?([A-Z]+) (\/.*)$/.exec(draft.path ?? '');
  return match === null ? draft : { ...draft, method: (match[1] ?? '').toLowerCase(), path: match[2] };
}
