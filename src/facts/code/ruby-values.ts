import type { SyntaxNode } from '../syntax/syntax-trees.ts';
import type { Call, Entry, Value } from './code-model.ts';
import { CodeReader, NO_ARGUMENTS, type Arguments } from './reader.ts';
import { WHOLE_FILE } from './scope.ts';
import { ESCAPES, dedent, formatted, interpolated, joinText, unescapeQuotes, unescapeText } from './text.ts';
import { namedChildren, range } from './walk.ts';

/** Blocks count: handlers of routes are written as blocks, and what is first assigned in one ends with it. */
export const RUBY_FUNCTIONS: ReadonlySet<string> = new Set([
  'method',
  'singleton_method',
  'lambda',
  'do_block',
  'block',
]);

const unescapeRuby = (text: string): string => unescapeText(text, ESCAPES.ruby);

/** The expressions of Ruby. A call without arguments reads like an attribute: `Rails.application.config`. */
export abstract class RubyValues extends CodeReader {
  /** The bodies of heredocs by the node of their beginning. */
  protected readonly heredocs = new Map<number, SyntaxNode>();

  protected override readValue(node: SyntaxNode): Value {
    const at = range(node);
    switch (node.type) {
      case 'string':
      case 'bare_string':
      case 'bare_symbol':
      case 'delimited_symbol':
      case 'subshell':
        return this.#string(node);
      case 'heredoc_beginning':
        return this.#heredoc(node);
      case 'chained_string':
        return joinText(
          namedChildren(node).map((child) => this.value(child)),
          at,
        );
      case 'simple_symbol':
      case 'hash_key_symbol':
        return { kind: 'string', text: node.text.replace(/^:/, ''), ...at };
      case 'integer':
      case 'float':
        return { kind: 'number', text: node.text, ...at };
      case 'true':
      case 'false':
        return { kind: 'boolean', value: node.type === 'true', ...at };
      case 'nil':
        return { kind: 'null', ...at };
      case 'array':
      case 'string_array':
      case 'symbol_array':
      case 'right_assignment_list':
        return { kind: 'list', items: namedChildren(node).map((child) => this.value(child)), ...at };
      case 'hash':
        return this.#hash(node);
      case 'identifier':
        return this.nameValue(node.text, node);
      case 'constant':
      case 'instance_variable':
      case 'class_variable':
      case 'global_variable':
        return this.nameValue(node.text, node, WHOLE_FILE);
      case 'element_reference':
      case 'scope_resolution':
      case 'self':
        return { kind: 'name', path: this.path(node), ...at };
      case 'call':
        return this.#callValue(node);
      case 'binary':
        return this.#binary(node);
      case 'unary':
        return this.#unary(node);
      case 'conditional':
        return this.choice(node, [
          node.childForFieldName('consequence'),
          node.childForFieldName('alternative'),
        ]);
      case 'rescue_modifier':
        return this.choice(node, [node.childForFieldName('body'), node.childForFieldName('handler')]);
      case 'assignment':
      case 'operator_assignment':
        return this.innerValue(node, node.childForFieldName('right'));
      case 'parenthesized_statements':
        return this.innerValue(node, namedChildren(node).at(-1));
      case 'lambda':
        return { kind: 'function', ...at };
      default:
        return { kind: 'other', ...at };
    }
  }

  protected override readPath(node: SyntaxNode): string {
    switch (node.type) {
      case 'identifier':
        return this.names.path(node.text, node.startIndex);
      case 'constant':
      case 'instance_variable':
      case 'class_variable':
      case 'global_variable':
        return this.names.path(node.text, WHOLE_FILE);
      case 'self':
      case 'super':
        return node.type;
      case 'scope_resolution':
        return node.text.replace(/^::|\s/g, '');
      case 'element_reference':
        return this.targetOf(node);
      case 'call':
        return isAttribute(node) ? this.call(node).callee : `${this.call(node).callee}()`;
      case 'parenthesized_statements': {
        const inner = namedChildren(node).at(-1);
        return inner === undefined ? '?' : this.path(inner);
      }
      default:
        return '?';
    }
  }

  protected override readCall(node: SyntaxNode): Call {
    const receiver = node.childForFieldName('receiver');
    const method = node.childForFieldName('method');
    const list = node.childForFieldName('arguments');
    const name = method?.text ?? 'call';
    const callee = receiver === null ? name : `${this.path(receiver)}.${name}`;
    const args = list === null ? NO_ARGUMENTS : this.#arguments(list);
    const call = this.makeCall(node, method ?? receiver, callee, list, args);
    return receiver === null
      ? call
      : { ...call, calleeRange: { start: receiver.startIndex, end: call.calleeRange.end } };
  }

  /** What an assignment is made to: the object is resolved, the last part is as written. */
  protected targetOf(node: SyntaxNode): string {
    if (node.type === 'call') {
      const receiver = node.childForFieldName('receiver');
      const name = node.childForFieldName('method')?.text ?? '?';
      return receiver === null ? name : `${this.path(receiver)}.${name}`;
    }
    if (node.type === 'element_reference') {
      const object = node.childForFieldName('object');
      return `${object === null ? '?' : this.path(object)}.${this.keyOf(node) ?? '?'}`;
    }
    return node.text.replace(/^::/, '');
  }

  /** The key of `x['key']` and `x[:key]`. */
  protected keyOf(node: SyntaxNode): string | undefined {
    const index = node.type === 'element_reference' ? namedChildren(node)[1] : undefined;
    const key = index === undefined ? undefined : this.value(index);
    return key?.kind === 'string' ? key.text : undefined;
  }

  protected entry(pair: SyntaxNode): Entry {
    const key = pair.childForFieldName('key');
    const value = pair.childForFieldName('value');
    const name = key === null ? undefined : this.value(key);
    const text = name?.kind === 'string' || name?.kind === 'number' ? name.text : undefined;
    // `f(x:)` is short for `f(x: x)`.
    return {
      ...range(pair),
      key: text,
      value: value === null ? this.nameValue(text ?? '?', pair) : this.value(value),
    };
  }

  #string(node: SyntaxNode): Value {
    const opening = node.type.startsWith('bare_') ? '' : (node.firstChild?.text ?? '');
    const closing = node.type.startsWith('bare_') ? '' : (node.lastChild?.text ?? '');
    const isSingle = /^(?:'|%q|:')/.test(opening);
    return interpolated(node, {
      from: opening.length,
      to: Math.max(opening.length, node.text.length - closing.length),
      isPart: (child) => child.type === 'interpolation',
      value: (child) => this.innerValue(child, namedChildren(child).at(-1)),
      unescape: isSingle ? unescapeQuotes : unescapeRuby,
    });
  }

  #heredoc(node: SyntaxNode): Value {
    const body = this.heredocs.get(node.id);
    if (body === undefined) {
      return { kind: 'other', ...range(node) };
    }
    const beginning = node.text;
    const end = body.lastChild?.type === 'heredoc_end' ? body.lastChild.startIndex : body.endIndex;
    const text = body.text.slice(0, end - body.startIndex);
    const value = interpolated(body, {
      from: text.indexOf('\n') + 1,
      to: text.length - (/[ \t]*$/.exec(text)?.[0].length ?? 0),
      isPart: (child) => child.type === 'interpolation',
      value: (child) => this.innerValue(child, namedChildren(child).at(-1)),
      unescape: beginning.includes("'") ? (part) => part : unescapeRuby,
    });
    const isIndented = beginning.startsWith('<<~') && value.kind === 'string';
    return { ...(isIndented ? { ...value, text: dedent(value.text) } : value), ...range(node) };
  }

  #hash(node: SyntaxNode): Value {
    const entries: Entry[] = [];
    let open = false;
    for (const child of namedChildren(node)) {
      if (child.type === 'pair') {
        entries.push(this.entry(child));
      } else if (child.type === 'hash_splat_argument') {
        open = !this.addSpread(child.namedChild(0), entries) || open;
      }
    }
    return { kind: 'object', type: undefined, entries, open, ...range(node) };
  }

  #callValue(node: SyntaxNode): Value {
    const call = this.call(node);
    const receiver = node.childForFieldName('receiver');
    const isFormat = receiver === null && (call.method === 'format' || call.method === 'sprintf');
    if (isFormat && call.args.length > 0) {
      const inserted = call.named.map((entry) => entry.value);
      return formatted([...call.args, ...inserted], range(node));
    }
    if (receiver !== null && (call.method === 'freeze' || call.method === 'dup')) {
      const value = this.value(receiver);
      if (value.kind !== 'name' && value.kind !== 'other') {
        return { ...value, ...range(node) };
      }
    }
    if (call.callee === 'lambda' || call.callee === 'proc' || call.callee === 'Proc.new') {
      return { kind: 'function', ...range(node) };
    }
    return isAttribute(node)
      ? { kind: 'name', path: call.callee, ...range(node) }
      : { kind: 'call', call, ...range(node) };
  }

  #binary(node: SyntaxNode): Value {
    const left = node.childForFieldName('left');
    const right = node.childForFieldName('right');
    const operator = node.childForFieldName('operator')?.type;
    if (left === null || right === null) {
      return { kind: 'other', ...range(node) };
    }
    if (operator === '||' || operator === 'or') {
      return this.choice(node, [left, right]);
    }
    if (operator === '+') {
      return joinText([this.value(left), this.value(right)], range(node));
    }
    const text = operator === '%' ? this.value(left) : undefined;
    if (text?.kind !== 'string' && text?.kind !== 'template') {
      return { kind: 'other', ...range(node) };
    }
    const inserted = this.value(right);
    return formatted([text, ...(inserted.kind === 'list' ? inserted.items : [inserted])], range(node));
  }

  #unary(node: SyntaxNode): Value {
    const operand = node.childForFieldName('operand');
    const isNumber = operand?.type === 'integer' || operand?.type === 'float';
    return isNumber && node.childForFieldName('operator')?.type === '-'
      ? { kind: 'number', text: `-${operand.text}`, ...range(node) }
      : { kind: 'other', ...range(node) };
  }

  #arguments(list: SyntaxNode): Arguments {
    const args: Value[] = [];
    const named: Entry[] = [];
    let open = false;
    for (const child of namedChildren(list)) {
      if (child.type === 'pair') {
        named.push(this.entry(child));
      } else if (child.type === 'hash_splat_argument') {
        open = !this.addSpread(child.namedChild(0), named) || open;
      } else if (child.type === 'splat_argument' || child.type === 'forward_argument') {
        open = true;
      } else if (child.type !== 'block_argument') {
        args.push(this.value(child));
      }
    }
    // `{ algorithm: 'HS256' }` at the end gives options too, braces or not.
    const options = args.at(-1);
    if (options?.kind === 'object' && named.length === 0) {
      return { args, named: options.entries, open: open || options.open };
    }
    return { args, named, open };
  }
}

/** `user.password`: a call that looks like reading an attribute. */
function isAttribute(node: SyntaxNode): boolean {
  const method = node.childForFieldName('method')?.text ?? 'call';
  return (
    node.childForFieldName('receiver') !== null &&
    node.childForFieldName('arguments') === null &&
    node.childForFieldName('block') === null &&
    method !== 'new' &&
    /\w$/.test(method)
  );
}
