import type { Call, CodeModel, Value } from '../code/code-model.ts';
import { namedChildren } from '../code/walk.ts';
import type { SourceFile } from '../source-file.ts';
import type { SyntaxNode } from '../syntax/syntax-trees.ts';
import { drafts, joinPaths, pathsOf, type RouteDraft } from './route-model.ts';

const MAPPING = /(^|\.)(Request|Get|Post|Put|Patch|Delete)Mapping$|(^|\.)Path$/;

/** The routes of a Java file: Spring's mappings, its functional routes, JAX-RS. */
export function inJava(source: SourceFile, code: CodeModel): RouteDraft[] {
  const mappings = code.calls
    .filter((call) => call.isDecorator && MAPPING.test(call.callee))
    .map((call) => ({ call, owner: ownerOf(call, source) }));
  const classes = mappings.filter(({ owner }) => isClass(owner));
  const ofMethods = mappings
    .filter(({ owner }) => !isClass(owner))
    .flatMap(({ call, owner }) => {
      const outer = enclosing(owner, classes);
      const prefix = pathsOf(outer === undefined ? undefined : valueOf(outer), source)[0] ?? '';
      const value = valueOf(call);
      const verb = verbOf(call, source);
      return value === undefined
        ? [{ kind: 'route' as const, method: verb, path: joinPaths(prefix), written: prefix, ...place(call) }]
        : drafts('route', verb, value, prefix, call, source);
    });
  return [...ofMethods, ...code.calls.flatMap((call) => fromFunction(call, source))];
}

const place = ({ start, end }: Call): { start: number; end: number } => ({ start, end });

const isClass = (node: SyntaxNode | undefined): boolean =>
  node !== undefined && /^(class|interface|record)_declaration$/.test(node.type);

/** What an annotation is written on. */
function ownerOf(call: Call, source: SourceFile): SyntaxNode | undefined {
  let node = source.tree()?.rootNode.descendantForIndex(call.start) ?? null;
  while (node !== null && !node.type.endsWith('_declaration')) {
    node = node.parent;
  }
  return node ?? undefined;
}

/** The mapping of the class that a method stands in. */
function enclosing(
  method: SyntaxNode | undefined,
  classes: readonly { readonly call: Call; readonly owner: SyntaxNode | undefined }[],
): Call | undefined {
  for (let node = method?.parent ?? null; node !== null; node = node.parent) {
    if (isClass(node)) {
      const { id } = node;
      return classes.find(({ owner }) => owner?.id === id)?.call;
    }
  }
  return undefined;
}

function valueOf(call: Call): Value | undefined {
  return call.named.find((entry) => entry.key === 'value' || entry.key === 'path')?.value ?? call.args[0];
}

function verbOf(call: Call, source: SourceFile): string {
  const verb = /(Get|Post|Put|Patch|Delete)Mapping$/.exec(call.callee)?.[1];
  const method = call.named.find((entry) => entry.key === 'method')?.value;
  const written = method === undefined ? '' : source.text.slice(method.start, method.end);
  return (verb ?? /^(?:\w+\.)?(GET|POST|PUT|PATCH|DELETE|HEAD)$/.exec(written)?.[1] ?? 'any').toLowerCase();
}

/** `route(GET("/x"), …)` and `route().GET("/x", …)`; a path of a client has no handler beside it. */
function fromFunction(call: Call, source: SourceFile): RouteDraft[] {
  const isRouter =
    /^(GET|POST|PUT|PATCH|DELETE|HEAD)$/.test(call.method) &&
    /(^|\.)(RequestPredicates\.|route\(\).*\.)?[A-Z]+$/.test(call.callee);
  const [path] = call.args;
  return isRouter && (path?.kind === 'string' || path?.kind === 'template')
    ? drafts('route', call.method, path, '', call, source)
    : [];
}

/** True for a file that starts the application, whose module is a service of its own. */
export function startsSpring(source: SourceFile): boolean {
  const root = source.tree()?.rootNode;
  return (
    root !== undefined &&
    /@(SpringBootApplication|EnableAutoConfiguration)\b|\bSpringApplication(Builder)?\b/.test(source.text) &&
    namedChildren(root).some((node) => node.type === 'class_declaration')
  );
}
