import type { SyntaxNode } from '../syntax/syntax-trees.ts';
import type { Call, Entry, Value } from './code-model.ts';
import { CodeReader, NO_ARGUMENTS, type Arguments } from './reader.ts';
import { WHOLE_FILE } from './scope.ts';
import { ESCAPES, formatted, interpolated, joinText, unescapeText } from './text.ts';
import { namedChildren, range } from './walk.ts';

export const PYTHON_FUNCTIONS: ReadonlySet<string> = new Set(['function_definition', 'lambda']);

/** The expressions of Python. */
export abstract class PythonValues extends CodeReader {
  protected override readValue(node: SyntaxNode): Value {
    const at = range(node);
    switch (node.type) {
      case 'string':
        return this.#string(node);
      case 'concatenated_string':
        return joinText(
          namedChildren(node).map((child) => this.value(child)),
          at,
        );
      case 'integer':
      case 'float':
        return { kind: 'number', text: node.text, ...at };
      case 'true':
      case 'false':
        return { kind: 'boolean', value: node.type === 'true', ...at };
      case 'none':
        return { kind: 'null', ...at };
      case 'list':
      case 'tuple':
      case 'set':
      case 'expression_list':
        return { kind: 'list', items: namedChildren(node).map((child) => this.value(child)), ...at };
      case 'dictionary':
        return this.#dictionary(node);
      case 'identifier':
        return this.nameValue(node.text, node);
      case 'attribute':
        return this.#isOwn(node)
          ? this.nameValue(node.text, node, WHOLE_FILE)
          : { kind: 'name', path: this.path(node), ...at };
      case 'subscript':
        return { kind: 'name', path: this.path(node), ...at };
      case 'call':
        return this.#callValue(node);
      case 'binary_operator':
        return this.#binary(node);
      case 'unary_operator':
        return this.#unary(node);
      case 'boolean_operator':
        return node.childForFieldName('operator')?.type === 'or'
          ? this.choice(node, [node.childForFieldName('left'), node.childForFieldName('right')])
          : { kind: 'other', ...at };
      case 'conditional_expression': {
        const [consequence, , alternative] = namedChildren(node);
        return this.choice(node, [consequence, alternative]);
      }
      case 'assignment':
        return this.innerValue(node, node.childForFieldName('right'));
      case 'named_expression':
        return this.innerValue(node, node.childForFieldName('value'));
      case 'parenthesized_expression':
      case 'await':
        return this.innerValue(node, namedChildren(node)[0]);
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
      case 'attribute':
        return this.#isOwn(node) ? this.names.path(node.text, WHOLE_FILE) : this.targetOf(node);
      case 'subscript':
        return this.targetOf(node);
      case 'call':
        return `${this.call(node).callee}()`;
      case 'parenthesized_expression':
      case 'await': {
        const inner = namedChildren(node)[0];
        return inner === undefined ? '?' : this.path(inner);
      }
      case 'assignment':
      case 'named_expression': {
        const inner = node.childForFieldName('right') ?? node.childForFieldName('value');
        return inner === null ? '?' : this.path(inner);
      }
      default:
        return '?';
    }
  }

  protected override readCall(node: SyntaxNode): Call {
    const target = node.childForFieldName('function');
    const list = node.childForFieldName('arguments');
    const callee = target === null ? '?' : this.path(target);
    return this.makeCall(node, target, callee, list, list === null ? NO_ARGUMENTS : this.#arguments(list));
  }

  /** What an assignment is made to: the object is resolved, the last part is as written. */
  protected targetOf(node: SyntaxNode): string {
    if (node.type === 'attribute') {
      const object = node.childForFieldName('object');
      const name = node.childForFieldName('attribute')?.text ?? '?';
      return `${object === null ? '?' : this.path(object)}.${name}`;
    }
    if (node.type === 'subscript') {
      const object = node.childForFieldName('value');
      return `${object === null ? '?' : this.path(object)}.${this.keyOf(node) ?? '?'}`;
    }
    return node.text;
  }

  /** The key of `x['key']`. */
  protected keyOf(node: SyntaxNode): string | undefined {
    const index = node.type === 'subscript' ? node.childForFieldName('subscript') : null;
    const key = index === null ? undefined : this.value(index);
    return key?.kind === 'string' ? key.text : undefined;
  }

  /** An attribute of the object itself, `self.x`. */
  #isOwn(node: SyntaxNode): boolean {
    const object = node.childForFieldName('object');
    return object?.type === 'identifier' && (object.text === 'self' || object.text === 'cls');
  }

  #string(node: SyntaxNode): Value {
    const text = node.text;
    const opening = node.firstChild?.type === 'string_start' ? node.firstChild.text : text.slice(0, 1);
    const closing = node.lastChild?.type === 'string_end' ? node.lastChild.text : '';
    const prefix = opening.replace(/['"]+$/, '').toLowerCase();
    const isRaw = prefix.includes('r');
    const isFormat = prefix.includes('f') || prefix.includes('t');
    return interpolated(node, {
      from: opening.length,
      to: text.length - closing.length,
      isPart: (child) => child.type === 'interpolation',
      value: (child) => this.innerValue(child, child.childForFieldName('expression')),
      unescape: (part) => {
        const plain = isRaw ? part : unescapeText(part, ESCAPES.python, true);
        return isFormat ? plain.replace(/\{\{|\}\}/g, (brace) => brace.slice(1)) : plain;
      },
    });
  }

  #dictionary(node: SyntaxNode): Value {
    const entries: Entry[] = [];
    let open = false;
    for (const child of namedChildren(node)) {
      if (child.type === 'pair') {
        const key = child.childForFieldName('key');
        const value = child.childForFieldName('value');
        if (key !== null && value !== null) {
          const name = this.value(key);
          const text = name.kind === 'string' || name.kind === 'number' ? name.text : undefined;
          entries.push({ ...range(child), key: text, value: this.value(value) });
        }
      } else if (child.type === 'dictionary_splat') {
        open = !this.addSpread(child.namedChild(0), entries) || open;
      }
    }
    return { kind: 'object', type: undefined, entries, open, ...range(node) };
  }

  /** `'…'.format(x)` is text with something put in; other calls are calls. */
  #callValue(node: SyntaxNode): Value {
    const call = this.call(node);
    const target = node.childForFieldName('function');
    const object = target?.type === 'attribute' ? target.childForFieldName('object') : null;
    if (object === null || call.method !== 'format') {
      return this.reformed(node, object, call, /^(?:encode|decode|strip)$/);
    }
    const text = this.value(object);
    const inserted = [...call.args, ...call.named.map((entry) => entry.value)];
    return text.kind === 'string' || text.kind === 'template'
      ? formatted([text, ...inserted], range(node))
      : { kind: 'call', call, ...range(node) };
  }

  #binary(node: SyntaxNode): Value {
    const left = node.childForFieldName('left');
    const right = node.childForFieldName('right');
    const operator = node.childForFieldName('operator')?.type;
    if (left === null || right === null || (operator !== '+' && operator !== '%')) {
      return { kind: 'other', ...range(node) };
    }
    const values = [this.value(left), this.value(right)] as const;
    if (operator === '+') {
      return joinText(values, range(node));
    }
    const [text, inserted] = values;
    return text.kind === 'string' || text.kind === 'template'
      ? formatted([text, ...(inserted.kind === 'list' ? inserted.items : [inserted])], range(node))
      : { kind: 'other', ...range(node) };
  }

  #unary(node: SyntaxNode): Value {
    const argument = node.childForFieldName('argument');
    const isNumber = argument?.type === 'integer' || argument?.type === 'float';
    return isNumber && node.childForFieldName('operator')?.type === '-'
      ? { kind: 'number', text: `-${argument.text}`, ...range(node) }
      : { kind: 'other', ...range(node) };
  }

  #arguments(list: SyntaxNode): Arguments {
    if (list.type !== 'argument_list') {
      return { args: [this.value(list)], named: [], open: false };
    }
    const args: Value[] = [];
    const named: Entry[] = [];
    let open = false;
    for (const child of namedChildren(list)) {
      if (child.type === 'keyword_argument') {
        const value = child.childForFieldName('value');
        if (value !== null) {
          const key = child.childForFieldName('name')?.text;
          named.push({ ...range(child), key, value: this.value(value) });
        }
      } else if (child.type === 'dictionary_splat') {
        open = !this.addSpread(child.namedChild(0), named) || open;
      } else if (child.type === 'list_splat') {
        open = true;
      } else {
        args.push(this.value(child));
      }
    }
    return { args, named, open };
  }
}
