import { baseName } from '../workspace/paths.ts';
import type { WorkspaceFile } from '../workspace/workspace.ts';
import { isHealthPath } from './routes/health-words.ts';
import { inGo } from './routes/in-go.ts';
import { inJava, startsSpring } from './routes/in-java.ts';
import { inJavaScript } from './routes/in-javascript.ts';
import { inPhp } from './routes/in-php.ts';
import { inPython } from './routes/in-python.ts';
import { inRackup, inRuby, isRackupPath } from './routes/in-ruby.ts';
import type { Route, RouteDraft } from './routes/route-model.ts';
import type { SourceFile } from './source-file.ts';
import { familyOfPath } from './syntax/languages.ts';
import { YamlAccess } from './yaml-access.ts';

export type { Route } from './routes/route-model.ts';

/** What a file says of routes. */
export interface RouteFile {
  readonly routes: readonly Route[];
  /** Java: the file starts the application, so that its module is a service and no part of one. */
  readonly starts: boolean;
}

export const ROUTES_GATE =
  /rout|sinatra|\bget\s+['"]\/|express|fastify|koa|restify|\.(get|post|use|all)\s*\(|@\w*(Get|Post|Put|Patch|Delete|All)\b|Mapping\b|@Path|\bpath\(|\burl\(|urlpatterns|add_url_rule|add_resource|\bHandle(Func)?\(|\.(GET|POST|Get|Post|Any|Mount)\(|health|live|ready|\bping\b|\bup\b|SpringBootApplication|SpringApplication/i;

/** Symfony's route files in YAML. */
function isRoutesYaml(path: string): boolean {
  return /(^|\/)config\/(routes|routing)(\.ya?ml|\/.+\.ya?ml)$|(^|\/)routing\.ya?ml$/.test(path);
}

export function mayHoldRoutes(file: WorkspaceFile): boolean {
  return (
    file.class === 'production' &&
    (familyOfPath(file.path) !== undefined || isRoutesYaml(file.path) || isRackupPath(file.path))
  );
}

/** Reads the routes of a file. */
export function readRoutes(source: SourceFile): RouteFile | undefined {
  if (isRoutesYaml(source.path)) {
    const routes = fromYaml(source);
    return routes.length === 0 ? undefined : { routes, starts: false };
  }
  const starts = source.family === 'java' && startsSpring(source);
  const routes = [
    ...(isRackupPath(source.path) ? inRackup(source) : fromCode(source)),
    ...fromHealthCalls(source),
    ...compared(source),
  ]
    .filter((route) => isServed(route, source))
    .map(({ start, end, ...route }): Route => ({
      kind: route.kind,
      method: route.method,
      path: route.path,
      written: route.written,
      site: source.site(start, end),
    }));
  return routes.length === 0 && !starts ? undefined : { routes, starts };
}

function fromCode(source: SourceFile): RouteDraft[] {
  const code = source.code();
  if (code === undefined) {
    return [];
  }
  switch (source.family) {
    case 'javascript':
      return inJavaScript(source, code);
    case 'python':
      return inPython(source, code);
    case 'java':
      return inJava(source, code);
    case 'go':
      return inGo(source, code);
    case 'ruby':
      return inRuby(source, code);
    case 'php':
      return inPhp(source, code);
    default:
      return [];
  }
}

/** Importing gRPC's health service is not serving it: clients do so too. */
function isServed({ kind, written }: RouteDraft, source: SourceFile): boolean {
  return (
    kind !== 'health' ||
    !written.includes('grpc') ||
    /\bRegisterHealthServer\b|\badd_HealthServicer_to_server\b|\bhealth\.NewServer\b/.test(source.text)
  );
}

/** `HealthCheck(app, '/healthcheck')`, `health_check(application, "/health/")`: whatever the library, it says so. */
function fromHealthCalls(source: SourceFile): RouteDraft[] {
  return (source.code()?.calls ?? []).flatMap((call): RouteDraft[] => {
    const path = /health|liveness|readiness/i.test(call.method)
      ? call.args.find((arg) => arg.kind === 'string' && arg.text.startsWith('/') && isHealthPath(arg.text))
      : undefined;
    return path?.kind === 'string'
      ? [
          {
            kind: 'health',
            method: 'get',
            path: path.text,
            written: path.text,
            start: call.start,
            end: call.end,
          },
        ]
      : [];
  });
}

/** A path of health that code compares the request's with: `if (req.url === '/healthz')`, `case "/healthz":`. */
const COMPARED =
  /(?:[=!]==?|\bcase|\.equals\(|\bin \(?\[?|->path\(\) ===?)\s*(["'`])(\/[\w/.-]{1,40})\1|(["'`])(\/[\w/.-]{1,40})\3\s*(?:===?|\.equals\()/g;

function compared(source: SourceFile): RouteDraft[] {
  return [...source.text.matchAll(COMPARED)].flatMap((match): RouteDraft[] => {
    const path = match[2] ?? match[4] ?? '';
    const node = source.tree()?.rootNode.descendantForIndex(match.index + match[0].length - 2);
    return isHealthPath(path) && node?.type.includes('comment') !== true
      ? [
          {
            kind: 'compared',
            method: 'any',
            path,
            written: path,
            start: match.index,
            end: match.index + match[0].length,
          },
        ]
      : [];
  });
}

/** `health: { path: /health, controller: … }`; entries with a `resource` mount others. */
function fromYaml(source: SourceFile): Route[] {
  return source.yaml().flatMap((document) => {
    const yaml = new YamlAccess(document, source);
    return yaml.entries(yaml.root).flatMap((entry): Route[] => {
      const fields = yaml.entries(entry.value);
      const path = fields.find((field) => field.key === 'path' || field.key === 'prefix');
      const text = path === undefined ? undefined : yaml.text(path.value);
      const kind = fields.some((field) => field.key === 'resource') ? 'mount' : 'route';
      return path === undefined || text === undefined || baseName(source.path).startsWith('framework')
        ? []
        : [{ kind, method: 'any', path: text, written: text, site: yaml.entrySite(path) }];
    });
  });
}
