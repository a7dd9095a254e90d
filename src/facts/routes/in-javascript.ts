import { property, type Call, type CodeModel } from '../code/code-model.ts';
import { healthModules } from './health-modules.ts';
import type { SourceFile } from '../source-file.ts';
import { isHealthPath } from './health-words.ts';
import { drafts, pathsOf, prefixOfVariable, receiverName, VERBS, type RouteDraft } from './route-model.ts';

/** Receivers that are routers because of where they come from, or by their name where a parameter hides that. */
const FRAMEWORK =
  /^(express|fastify|koa-router|@koa\/router|koa-joi-router|restify|polka|hono|@hapi\/hapi|find-my-way|router|@fastify\/\w+)\b/;
const ROUTER_NAME =
  /(^|\.)(_?app|_?router|_?server|fastify|route|routes|instance|express|koa|\w*(Router|Routes|App|Server))$/;
const CLASS_PREFIX = /(^|\.)(Controller|JsonController|RestController|controller|Route)$/;
const METHOD_DECORATOR = /(^|\.)(?:http)?(Get|Post|Put|Patch|Delete|All|Head|Options)$/;
const HEALTH_MODULE =
  /^(express-healthcheck|express-actuator|@godaddy\/terminus|lightship|@cloudnative\/health(-connect)?|fastify-healthcheck|fastify-custom-healthcheck|koa-health-probe|koa2?-ping|@nestjs\/terminus|express-ping|health-checkup)$/;

/** The routes of a JavaScript or TypeScript file. */
export function inJavaScript(source: SourceFile, code: CodeModel): RouteDraft[] {
  const prefixes = code.calls.filter((call) => call.isDecorator && CLASS_PREFIX.test(call.callee));
  return [
    ...statusRoutes(source, code),
    ...tableEntries(source, code),
    ...code.calls.flatMap((call) =>
      call.isDecorator ? fromDecorator(call, prefixes, source) : fromCall(call, code, source),
    ),
    ...healthModules(code, HEALTH_MODULE),
  ];
}

/** What a page of a browser's router has and a route of a server has not. */
const PAGE = /\b(component|element|render|loadComponent|children|redirect|lazy|title)\b/;

/** `{ path: '/health', route: healthRoute }` in a list that a loop mounts. */
function tableEntries(source: SourceFile, code: CodeModel): RouteDraft[] {
  return code.assignments.flatMap(({ name, value, start, end }): RouteDraft[] =>
    /^(path|url)$/.test(name) &&
    value.kind === 'string' &&
    value.text.startsWith('/') &&
    isHealthPath(value.text) &&
    !/\.[jt]sx$/.test(source.path) &&
    !PAGE.test(source.text.slice(end, end + 200).split('}')[0] ?? '')
      ? drafts('mount', 'any', value, '', { start, end }, source)
      : [],
  );
}

/** `exposeStatusRoute` of @fastify/under-pressure: `true` means `/status`. */
function statusRoutes(source: SourceFile, code: CodeModel): RouteDraft[] {
  return code.assignments.flatMap(({ name, value, start, end }): RouteDraft[] =>
    name === 'exposeStatusRoute' && !(value.kind === 'boolean' && !value.value)
      ? [
          {
            kind: 'health',
            method: 'get',
            path: '/status',
            written: source.text.slice(start, Math.min(end, start + 60)),
            start,
            end,
          },
        ]
      : [],
  );
}

/** `@Get('x')` belongs to the closest controller before it. */
function fromDecorator(call: Call, prefixes: readonly Call[], source: SourceFile): RouteDraft[] {
  const verb = METHOD_DECORATOR.exec(call.callee)?.[2];
  const owner = prefixes.filter((item) => item.start < call.start).at(-1);
  if (verb === undefined || owner === undefined) {
    return [];
  }
  const options = owner.args[0];
  const base = options?.kind === 'object' ? property(options, 'path') : options;
  const prefix = base === undefined ? '' : (pathsOf(base, source)[0] ?? '*');
  const method = verb === 'All' ? 'any' : verb;
  const [path] = call.args;
  return path === undefined
    ? [
        {
          ...draftOf(call),
          method: method.toLowerCase(),
          path: `/${prefix}`.replace(/^\/+/, '/'),
          written: prefix,
        },
      ]
    : drafts('route', method, path, prefix, call, source);
}

function draftOf(call: Call): Pick<RouteDraft, 'kind' | 'start' | 'end'> {
  return { kind: 'route', start: call.start, end: call.end };
}

function fromCall(call: Call, code: CodeModel, source: SourceFile): RouteDraft[] {
  const { method, args } = call;
  const receiver = call.callee.slice(0, -method.length - 1);
  const variable = receiverName(call, source);
  if (!FRAMEWORK.test(receiver) && !ROUTER_NAME.test(receiver) && !ROUTER_NAME.test(variable ?? '')) {
    return [];
  }
  const prefix = (): string => prefixOfVariable(variable, call.start, code, source);
  const at = { start: call.calleeRange.start, end: call.end };
  const isPath = (index: number): boolean => {
    const arg = args[index];
    const first = arg?.kind === 'template' ? arg.parts[0] : arg?.kind === 'list' ? arg.items[0] : arg;
    return (
      arg?.kind === 'template' ||
      arg?.kind === 'list' ||
      (first?.kind === 'string' && /^([/*]|$)/.test(first.text))
    );
  };
  if (VERBS.test(method) || method === 'del') {
    // koa-router takes a name before the path; one argument alone reads a setting.
    const index = !isPath(0) && isPath(1) && args.length > 2 ? 1 : 0;
    const given = args[index];
    const written = given === undefined ? '' : source.text.slice(given.start, given.end);
    const isNamed =
      (given?.kind === 'name' && (FRAMEWORK.test(receiver) || /health|path|route|url/i.test(written))) ||
      (given?.kind === 'other' && (FRAMEWORK.test(receiver) || written.startsWith('/')));
    return args.length > index + 1 && (isPath(index) || isNamed)
      ? drafts('route', method === 'all' ? 'any' : method, args[index], prefix(), at, source)
      : [];
  }
  if (method === 'route') {
    const [options] = args;
    if (options?.kind === 'object') {
      const verb = property(options, 'method');
      const path = property(options, 'url') ?? property(options, 'path');
      return path === undefined
        ? []
        : drafts('route', verb?.kind === 'string' ? verb.text : 'any', path, prefix(), at, source);
    }
    return args.length === 1 && isPath(0) ? drafts('route', 'any', options, prefix(), at, source) : [];
  }
  if ((method === 'use' || method === 'mount') && args.length > 1 && isPath(0)) {
    return drafts('mount', 'any', args[0], prefix(), at, source);
  }
  const path = method === 'register' ? property(args[1], 'prefix') : undefined;
  return path === undefined ? [] : drafts('mount', 'any', path, prefix(), at, source);
}
