import { namedChildren } from '../code/walk.ts';
import type { LanguageFamily } from '../syntax/languages.ts';
import type { SyntaxNode } from '../syntax/syntax-trees.ts';

/** A handler of errors as its language writes it. */
export interface RawHandler {
  /** How a person calls it: `catch block`, `except Exception`. */
  readonly what: string;
  /** Takes every error, whatever its type. */
  readonly isBroad: boolean;
  readonly isEmpty: boolean;
  /** The name of the error says that it is to be ignored, which Java's tools take for a comment. */
  readonly isNamedIgnored: boolean;
  /** What is tried can fail in one way only. */
  readonly isProbe: boolean;
}

/** Nodes in which handlers are found, by language. */
export const HANDLER_NODES: Readonly<Record<LanguageFamily, readonly string[]>> = {
  javascript: ['catch_clause', 'call_expression'],
  python: ['except_clause', 'with_item'],
  java: ['catch_clause'],
  go: [],
  ruby: ['rescue', 'rescue_modifier'],
  php: ['catch_clause'],
};

const BROAD: Readonly<Partial<Record<LanguageFamily, RegExp>>> = {
  python: /^(builtins\.)?(Exception|BaseException)$/,
  java: /^(java\.lang\.)?(Exception|Throwable|RuntimeException|Error)$/,
  ruby: /^(::)?(Exception|StandardError)$/,
  php: /^\\?(Exception|Throwable|Error)$/,
};

/** Reads a node that `HANDLER_NODES` names; undefined when it is no handler after all. */
export function readHandler(node: SyntaxNode, family: LanguageFamily): RawHandler | undefined {
  switch (node.type) {
    case 'catch_clause':
      return family === 'javascript' ? ofScript(node) : ofTypedCatch(node, family);
    case 'call_expression':
      return ofPromise(node);
    case 'except_clause':
      return ofExcept(node);
    case 'with_item':
      return ofSuppress(node);
    case 'rescue':
      return ofRescue(node);
    case 'rescue_modifier':
      return ofModifier(node);
    default:
      return undefined;
  }
}

const PLAIN = { isBroad: true, isNamedIgnored: false, isProbe: false };

function ofScript(node: SyntaxNode): RawHandler {
  const tried = node.parent?.childForFieldName('body') ?? null;
  return {
    ...PLAIN,
    what: 'catch block',
    isEmpty: isEmptyBody(node.childForFieldName('body')),
    isNamedIgnored: isIgnoredName(node.childForFieldName('parameter')?.text),
    isProbe: tried !== null && isProbe(tried),
  };
}

/** `new URL(x)` fails when x is no URL, and for no other reason; two calls may fail for two reasons. */
const PROBE =
  /(^|[^\w.])(JSON\.parse|new URL|decodeURI(Component)?|require(\.resolve)?|BigInt|new RegExp|atob|import)\s*\(/;

function isProbe(tried: SyntaxNode): boolean {
  const calls = tried.descendantsOfType(['call_expression', 'new_expression']);
  return calls.length === 1 && PROBE.test(calls[0]?.text ?? '');
}

const FUNCTIONS = new Set(['arrow_function', 'function_expression', 'function']);

/** `p.catch(() => {})`, `p.then(done, () => {})`, `p.catch(noop)`. */
function ofPromise(node: SyntaxNode): RawHandler | undefined {
  const callee = node.childForFieldName('function');
  const method =
    callee?.type === 'member_expression' ? callee.childForFieldName('property')?.text : undefined;
  const args = namedChildren(node.childForFieldName('arguments') ?? node);
  const handler = method === 'catch' && args.length === 1 ? args[0] : method === 'then' ? args[1] : undefined;
  if (handler === undefined) {
    return undefined;
  }
  const what = `promise .${method ?? ''}()`;
  if (!FUNCTIONS.has(handler.type)) {
    return /^(noop|_\.noop|lodash\.noop|angular\.noop|\$\.noop|Function\.prototype)$/.test(handler.text)
      ? { ...PLAIN, what, isEmpty: true }
      : undefined;
  }
  const body = handler.childForFieldName('body');
  const isNothing =
    body?.type === 'undefined' || (body !== null && /^(null|void 0|\(\{\}\)|undefined)$/.test(body.text));
  const parameter =
    handler.childForFieldName('parameter') ?? handler.childForFieldName('parameters')?.namedChild(0);
  return {
    ...PLAIN,
    what,
    // A value that the caller gets in place of the result is an answer; one that nobody takes is none.
    isEmpty: isEmptyBody(body) || (isNothing && isUnused(node)),
    isNamedIgnored: isIgnoredName(parameter?.text),
  };
}

function isUnused(node: SyntaxNode): boolean {
  const parent = node.parent?.type === 'await_expression' ? node.parent.parent : node.parent;
  return parent?.type === 'expression_statement' || /^void\b/.test(parent?.text ?? '');
}

function ofTypedCatch(node: SyntaxNode, family: LanguageFamily): RawHandler {
  const parameter = namedChildren(node).find((child) => child.type === 'catch_formal_parameter');
  const list =
    node.childForFieldName('type') ??
    (parameter === undefined
      ? null
      : (namedChildren(parameter).find((child) => child.type === 'catch_type') ?? null));
  const types = (list?.text ?? '').split('|').map((type) => type.trim());
  const name = parameter?.childForFieldName('name')?.text;
  return {
    what: `catch (${types.join(' | ')})`,
    isBroad: types.some((type) => BROAD[family]?.test(type) === true),
    isEmpty: isEmptyBody(node.childForFieldName('body')),
    isNamedIgnored: isIgnoredName(name),
    isProbe: false,
  };
}

function ofExcept(node: SyntaxNode): RawHandler {
  const children = namedChildren(node);
  const block = children.find((child) => child.type === 'block') ?? null;
  const value = children.find((child) => child.type !== 'block');
  const caught = (value?.type === 'as_pattern' ? value.namedChild(0) : value) ?? undefined;
  const types = caught?.type === 'tuple' ? namedChildren(caught) : caught === undefined ? [] : [caught];
  return {
    ...PLAIN,
    what: caught === undefined ? 'bare except' : `except ${caught.text.replace(/\s+/g, ' ')}`,
    isBroad: types.length === 0 || types.some((type) => BROAD.python?.test(type.text) === true),
    isEmpty: isEmptyBody(block),
  };
}

/** `with suppress(Exception):` is an empty handler in fewer lines. */
function ofSuppress(node: SyntaxNode): RawHandler | undefined {
  const call = node.childForFieldName('value');
  const callee = call?.type === 'call' ? call.childForFieldName('function')?.text : undefined;
  if (!/^(contextlib\.)?suppress$/.test(callee ?? '')) {
    return undefined;
  }
  const types = namedChildren(call?.childForFieldName('arguments') ?? node);
  return {
    ...PLAIN,
    what: `suppress(${types.map((type) => type.text).join(', ')})`,
    isBroad: types.some((type) => BROAD.python?.test(type.text) === true),
    isEmpty: true,
  };
}

function ofRescue(node: SyntaxNode): RawHandler {
  const list = node.childForFieldName('exceptions');
  const types = list === null ? [] : namedChildren(list);
  return {
    ...PLAIN,
    what: types.length === 0 ? 'bare rescue' : `rescue ${types.map((type) => type.text).join(', ')}`,
    isBroad: types.length === 0 || types.some((type) => BROAD.ruby?.test(type.text) === true),
    isEmpty: isEmptyBody(node.childForFieldName('body')) && !answersNil(node),
    isProbe: isRubyProbe(node),
  };
}

/** `nil` written at the end of a method, or of a `begin` whose value is taken, is what the caller gets. */
function answersNil(node: SyntaxNode): boolean {
  const body = node.childForFieldName('body');
  const owner = node.parent?.type === 'body_statement' ? node.parent.parent : node.parent;
  return (
    body !== null &&
    namedChildren(body).at(-1)?.type === 'nil' &&
    (/^(method|singleton_method)$/.test(owner?.type ?? '') ||
      (owner?.type === 'begin' && /^(assignment|pair|argument_list|return)$/.test(owner.parent?.type ?? '')))
  );
}

/** One conversion before the `rescue`, and no call besides. */
function isRubyProbe(node: SyntaxNode): boolean {
  const tried = node.parent === null ? [] : namedChildren(node.parent);
  const calls = tried
    .filter((child) => child.endIndex <= node.startIndex)
    .flatMap((child) => child.descendantsOfType('call'));
  return calls.length === 1 && RUBY_PROBE.test(calls[0]?.text ?? '');
}

const RUBY_PROBE =
  /^(Integer|Float|Rational|BigDecimal|(Date|Time|DateTime|JSON|URI|IPAddr)\.(parse|iso8601|strptime|new)|URI|IPAddr\.new)\b/;

function ofModifier(node: SyntaxNode): RawHandler {
  return {
    ...PLAIN,
    what: 'rescue nil',
    isEmpty: node.childForFieldName('handler')?.type === 'nil',
    isProbe: RUBY_PROBE.test(node.childForFieldName('body')?.text ?? ''),
  };
}

const NOTHING = new Set([
  'pass_statement',
  'continue_statement',
  'empty_statement',
  'nil',
  'next',
  'line_comment',
]);

/** True for a body in which nothing happens with the error. */
function isEmptyBody(body: SyntaxNode | null): boolean {
  return (
    body === null ||
    (/^(statement_block|block|then|compound_statement)$/.test(body.type) &&
      namedChildren(body).every(
        (child) =>
          NOTHING.has(child.type) ||
          (child.type === 'expression_statement' && child.namedChild(0)?.type === 'ellipsis'),
      ))
  );
}

function isIgnoredName(name: string | undefined): boolean {
  return /^[_$]?(ignored?|ignoreMe|unused|expected|swallow(ed)?)(Exception|Error|Ex)?\d*$/i.test(name ?? '');
}
