import { stringOf, type Call, type CodeModel, type Value } from '../code/code-model.ts';
import type { SourceFile } from '../source-file.ts';
import type { SyntaxNode } from '../syntax/syntax-trees.ts';
import { drafts, joinPaths, pathsOf, prefixOfContainers, VERBS, type RouteDraft } from './route-model.ts';

const FACADE = /(^|\\)Route\./;
const ROUTER_VARIABLE = /^\$(router|app|r|group|routes|api)\b/;
const ATTRIBUTE = /(^|\\)Routing\\(Attribute|Annotation)\\Route$|^Route$/;

/** The routes of a PHP file: Laravel's facade, Lumen's and Slim's router, Symfony's attributes and annotations. */
export function inPhp(source: SourceFile, code: CodeModel): RouteDraft[] {
  const containers = code.calls.flatMap((call) => groupOf(call, code, source));
  const attributes = code.calls.filter((call) => call.isDecorator && ATTRIBUTE.test(call.callee));
  return [
    ...code.calls.flatMap((call) =>
      call.isDecorator ? [] : fromCall(call, prefixOfContainers(call.start, containers), source),
    ),
    ...fromAttributes(attributes, source),
    ...fromAnnotations(source),
  ];
}

/** `Route::prefix('api')->group(…)` and `Route::group(['prefix' => 'api'], …)`. */
function groupOf(
  call: Call,
  code: CodeModel,
  source: SourceFile,
): { start: number; end: number; prefix: string }[] {
  if (call.method !== 'group') {
    return [];
  }
  const [options] = call.args;
  const own =
    options?.kind === 'object' ? options.entries.find((entry) => entry.key === 'prefix')?.value : undefined;
  const path: Value | undefined = own ?? (stringOf(options) === undefined ? undefined : options);
  const chained = code.calls
    .filter(
      (item) => item.method === 'prefix' && item.start >= call.start && item.end <= call.calleeRange.end,
    )
    .map((item) => item.args[0]);
  const prefix = joinPaths(
    ...[...chained, path].flatMap((value) => (value === undefined ? [] : [pathsOf(value, source)[0] ?? '*'])),
  );
  return [{ ...call.argsRange, prefix }];
}

function fromCall(call: Call, prefix: string, source: SourceFile): RouteDraft[] {
  const { callee, method, args, named } = call;
  if (method === 'withRouting') {
    const health = named.find((entry) => entry.key === 'health');
    return health === undefined ? [] : drafts('health', 'get', health.value, '', health, source);
  }
  if (!FACADE.test(callee) && !ROUTER_VARIABLE.test(callee)) {
    return [];
  }
  const draft = (verb: string, value: Value | undefined): RouteDraft[] =>
    drafts('route', verb, value, prefix, { start: call.start, end: call.end }, source);
  if (VERBS.test(method)) {
    return args.length > 1 ? draft(method, args[0]) : [];
  }
  switch (method) {
    case 'match':
    case 'map':
      return args.length > 2 ? draft('any', args[1]) : [];
    case 'view':
    case 'redirect':
    case 'permanentRedirect':
      return draft('get', args[0]);
    case 'resource':
    case 'apiResource':
    case 'singleton':
      return draft('any', args[0]);
    case 'add':
      return /^\$routes\b/.test(callee) ? draft('any', args[1]) : [];
    default:
      return [];
  }
}

const pathOf = (call: Call): Value | undefined =>
  call.named.find((entry) => entry.key === 'path')?.value ?? call.args[0];

function fromAttributes(attributes: readonly Call[], source: SourceFile): RouteDraft[] {
  const placed = attributes.map((call) => ({ call, owner: ownerOf(call, source) }));
  return placed
    .filter(({ owner }) => owner?.type !== 'class_declaration' || isInvokable(owner))
    .flatMap(({ call, owner }) => {
      const outer = placed.find(
        (item) =>
          item.owner?.type === 'class_declaration' &&
          item.owner.id !== owner?.id &&
          item.owner.startIndex < call.start &&
          call.start < item.owner.endIndex,
      );
      const prefix = pathsOf(outer === undefined ? undefined : pathOf(outer.call), source)[0] ?? '';
      const methods = call.named.find((entry) => entry.key === 'methods')?.value;
      const only =
        methods?.kind === 'list' && methods.items.length === 1 ? stringOf(methods.items[0]) : undefined;
      const method = (only ?? 'any').toLowerCase();
      const value = pathOf(call);
      return value === undefined
        ? [
            {
              kind: 'route' as const,
              method,
              path: joinPaths(prefix),
              written: prefix,
              start: call.start,
              end: call.end,
            },
          ]
        : drafts('route', method, value, prefix, call, source);
    });
}

/** A class with `__invoke` is its own route. */
function isInvokable(node: SyntaxNode): boolean {
  return /function\s+__invoke\b/.test(node.text);
}

function ownerOf(call: Call, source: SourceFile): SyntaxNode | undefined {
  let node = source.tree()?.rootNode.descendantForIndex(call.start) ?? null;
  while (node !== null && !/^(class|method|function)_(declaration|definition)$/.test(node.type)) {
    node = node.parent;
  }
  return node ?? undefined;
}

/** `@Route("/x")` in a comment, as before PHP 8. */
function fromAnnotations(source: SourceFile): RouteDraft[] {
  return [...source.text.matchAll(/^[^\S\n]*\/?\*+\s*@Route\(\s*(?:path\s*=\s*)?"([^"\n]*)"/gm)].map(
    (match) => ({
      kind: 'route',
      method: 'any',
      path: joinPaths(match[1] ?? ''),
      written: match[1] ?? '',
      start: match.index + match[0].indexOf('@'),
      end: match.index + match[0].length,
    }),
  );
}
