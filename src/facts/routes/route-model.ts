import type { Call, CodeModel, Value } from '../code/code-model.ts';
import type { Site } from '../site.ts';
import type { SourceFile } from '../source-file.ts';

/** A route as one file declares it. */
export interface Route {
  readonly kind:
    | 'route'
    /** Where other routes are put: a router, an included module, a mounted application. */
    | 'mount'
    /** A library or framework that answers for the health of the service. */
    | 'health'
    /** A path that code compares the request's with; whether it answers there is not known. */
    | 'compared';
  /** In lower case; `any` where the method is open or not said. */
  readonly method: string;
  /**
   * From `/` on, with the prefixes that the same file gives; parameters as written, `*` for parts that are computed.
   * Undefined when nothing of it is known. What another file mounts the route under is not in it.
   */
  readonly path: string | undefined;
  /** The path as the source writes it, cut short. */
  readonly written: string;
  readonly site: Site;
}

/** A route before its place is made. */
export interface RouteDraft {
  readonly kind: Route['kind'];
  readonly method: string;
  readonly path: string | undefined;
  readonly written: string;
  readonly start: number;
  readonly end: number;
}

/** Prefixes are followed through this many variables. */
const PREFIX_DEPTH = 5;

/** The paths that a value stands for: several for lists and choices; `undefined` for one that nothing is known of. */
export function pathsOf(value: Value | undefined, source: SourceFile): (string | undefined)[] {
  switch (value?.kind) {
    case 'string':
      return [value.text];
    case 'template':
      return [value.parts.map((part) => (part.kind === 'string' ? part.text : '*')).join('')];
    case 'list':
      return value.items.flatMap((item) => pathsOf(item, source));
    case 'choice':
      return value.options.flatMap((item) => pathsOf(item, source));
    case 'call':
      // A function that puts something before the path: `scoped("/login")`.
      return [
        value.call.args.flatMap((arg) =>
          arg.kind === 'string' && arg.text.startsWith('/') ? [`*${arg.text}`] : [],
        )[0],
      ];
    default: {
      if (value === undefined) {
        return [];
      }
      // A regular expression of JavaScript: what is left without its signs is near enough.
      const text = source.text.slice(value.start, value.end);
      return [
        /^\/\S+\/[a-z]*$/.test(text) ? text.replace(/\/[a-z]*$/, '').replace(/[\\^$]/g, '') : undefined,
      ];
    }
  }
}

/** The routes of a call whose path is a value. */
export function drafts(
  kind: Route['kind'],
  method: string,
  value: Value | undefined,
  prefix: string,
  at: { readonly start: number; readonly end: number },
  source: SourceFile,
): RouteDraft[] {
  const written =
    value === undefined ? '' : source.text.slice(value.start, Math.min(value.end, value.start + 100));
  return pathsOf(value, source).map((path) => ({
    kind,
    method: method.toLowerCase(),
    path: path === undefined ? undefined : joinPaths(prefix, path),
    written,
    start: at.start,
    end: at.end,
  }));
}

/** `/api` and `users/` make `/api/users`. */
export function joinPaths(...parts: readonly string[]): string {
  const joined = parts.map((part) => part.replace(/^\/+|\/+$/g, '')).filter((part) => part !== '');
  return `/${joined.join('/')}`;
}

/** The variable a method is called on: `v1` of `v1.GET(…)`, `router` of `this.router.get(…)`. */
export function receiverName(call: Call, source: SourceFile): string | undefined {
  const from = Math.min(call.start, call.calleeRange.start);
  const text = source.text.slice(from, call.calleeRange.end).replace(/^@/, '');
  return /^(?:this\.|self\.|\w+\.)?([A-Za-z_$][\w$]*)(?:\.|->)\w+$/.exec(text.replace(/^\$/, ''))?.[1];
}

/** The prefix that the file gives a router or group: `APIRouter(prefix="/x")`, `r.Group("/v1")`, `new Router({ prefix })`. */
export function prefixOfVariable(
  name: string | undefined,
  before: number,
  code: CodeModel,
  source: SourceFile,
  depth = 0,
): string {
  const found = code.assignments
    .filter((item) => item.name === name && item.value.kind === 'call' && item.start < before)
    .at(-1);
  if (name === undefined || found?.value.kind !== 'call' || depth > PREFIX_DEPTH) {
    return '';
  }
  const { call } = found.value;
  const outer = prefixOfVariable(receiverName(call, source), found.start, code, source, depth + 1);
  const named = call.named.find((entry) => /^(url_)?prefix$/.test(entry.key ?? ''))?.value;
  const option = call.args
    .flatMap((arg) => (arg.kind === 'object' ? arg.entries : []))
    .find((entry) => entry.key === 'prefix')?.value;
  const first = /^(Group|group|Route|PathPrefix|Party)$/.test(call.method) ? call.args[0] : undefined;
  const own = pathsOf(named ?? option ?? first, source)[0];
  return own === undefined ? outer : joinPaths(outer, own);
}

/** The prefix of the calls that a route stands inside of: `r.Route("/x", func …)`, `namespace :api do`. */
export function prefixOfContainers(
  offset: number,
  containers: readonly { readonly start: number; readonly end: number; readonly prefix: string }[],
): string {
  return joinPaths(
    ...containers.filter(({ start, end }) => start < offset && offset < end).map(({ prefix }) => prefix),
  );
}

export const VERBS = /^(get|post|put|patch|delete|head|options|any|all)$/i;
