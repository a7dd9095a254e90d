import { FUNCTIONS } from '../code/javascript-values.ts';
import { namedChildren } from '../code/walk.ts';
import type { SyntaxNode } from '../syntax/syntax-trees.ts';

/** Why a function is a handler: its parameters, the route it is given to, or a decorator. */
export type HandlerKind = 'request' | 'context' | 'route' | 'controller';

/** Also taken apart: `({ body }, res) => …`. */
const REQUEST = /^_?(req|request)$|^\{/;
const RESPONSE = /^_?(res|resp|response|reply|rep)$/;
const VERB = /^(get|post|put|patch|delete|del|all|options|head)$/;
/** What routes are declared on, by the names that everybody gives it. */
const ROUTER =
  /^(this\.)?_?(app|api|server|fastify|instance|router|routes?|\w+(App|Router|Routes|Api|Server))$/;
const HOOK = /^(handler|preHandler|onRequest|preValidation|preParsing|preSerialization)$/;
const DECORATOR =
  /^@(Get|Post|Put|Patch|Delete|All|Options|Head|Sse|MessagePattern|EventPattern|GrpcMethod|SubscribeMessage|Query|Mutation|ResolveField)\b/;

/** The kind of the handler around a node; undefined for code that does not run for a request, as far as it shows. */
export function isHandler(node: SyntaxNode): HandlerKind | undefined {
  let context: HandlerKind | undefined;
  for (let current: SyntaxNode | null = node; current !== null; current = current.parent) {
    if (!FUNCTIONS.has(current.type)) {
      continue;
    }
    const names = parameterNames(current);
    if (names.some((name, index) => REQUEST.test(name) && RESPONSE.test(names[index + 1] ?? ''))) {
      return 'request';
    }
    if (isDecorated(current)) {
      return 'controller';
    }
    if (isGivenToRoute(current)) {
      return 'route';
    }
    if (names[0] === 'ctx' && names.length <= 2) {
      context = 'context';
    }
  }
  return context;
}

function parameterNames(node: SyntaxNode): string[] {
  const single = node.childForFieldName('parameter');
  const list = node.childForFieldName('parameters');
  const parameters = single !== null ? [single] : list === null ? [] : namedChildren(list);
  return parameters.map((parameter) =>
    (parameter.childForFieldName('pattern') ?? parameter).text.slice(0, 40),
  );
}

/** `router.get('/orders', handler)`, `app.route({ handler() {} })`, options with `preHandler`. */
function isGivenToRoute(node: SyntaxNode): boolean {
  const key =
    node.parent?.type === 'pair' ? node.parent.childForFieldName('key') : node.childForFieldName('name');
  const isPart = node.parent?.type === 'pair' || node.type === 'method_definition';
  const holder =
    isPart && HOOK.test(key?.text ?? '')
      ? node.parent?.type === 'pair'
        ? node.parent.parent
        : node.parent
      : node;
  if (holder === null || (isPart && holder === node)) {
    return false;
  }
  const call = holder.parent?.type === 'arguments' ? holder.parent.parent : null;
  const callee = call?.childForFieldName('function');
  const name = callee?.childForFieldName('property')?.text ?? '';
  const object = callee?.childForFieldName('object');
  // `router.route('/orders').get(handler)` is a chain on a router too.
  const root =
    /^[\w.]+/
      .exec(object?.text.slice(0, 80) ?? '')?.[0]
      .replace(/(\.(route|get|post|put|patch|delete|all|use|withTypeProvider))+$/, '') ?? '';
  return (VERB.test(name) || (name === 'route' && isPart)) && ROUTER.test(root);
}

/** Methods of a controller: the decorators stand in front of the method. */
function isDecorated(node: SyntaxNode): boolean {
  if (node.type !== 'method_definition') {
    return false;
  }
  if (
    namedChildren(node).some((child) => child.type === 'decorator' && DECORATOR.test(child.text.slice(0, 40)))
  ) {
    return true;
  }
  for (
    let before = node.previousNamedSibling;
    before !== null && /^(decorator|comment)$/.test(before.type);
    before = before.previousNamedSibling
  ) {
    if (DECORATOR.test(before.text.slice(0, 40))) {
      return true;
    }
  }
  return false;
}
