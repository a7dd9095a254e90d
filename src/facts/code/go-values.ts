import type { SyntaxNode } from '../syntax/syntax-trees.ts';
import type { Call, Entry, Value } from './code-model.ts';
import { CodeReader, NO_ARGUMENTS, type Arguments } from './reader.ts';
import { WHOLE_FILE } from './scope.ts';
import { ESCAPES, formatted, joinText, unescapeText } from './text.ts';
import { namedChildren, range } from './walk.ts';

export const GO_FUNCTIONS: ReadonlySet<string> = new Set([
  'function_declaration',
  'method_declaration',
  'func_literal',
]);

/** Types that every file knows and that have no methods of their own. */
const BUILT_IN = /^(?:any|bool|byte|comparable|complex\d+|error|float\d+|u?int\d*|uintptr|rune|string)$/;

/** The expressions of Go. An instance whose type is known is written `Type{}`: `net/http.Client{}.Get`. */
export abstract class GoValues extends CodeReader {
  /** The element types that literals without a type of their own have, by node. */
  readonly #elementTypes = new Map<number, SyntaxNode>();

  protected override readValue(node: SyntaxNode): Value {
    const at = range(node);
    switch (node.type) {
      case 'interpreted_string_literal':
      case 'rune_literal':
        return { kind: 'string', text: unescapeText(node.text.slice(1, -1), ESCAPES.go), ...at };
      case 'raw_string_literal':
        return { kind: 'string', text: node.text.slice(1, -1).replace(/\r/g, ''), ...at };
      case 'int_literal':
      case 'float_literal':
      case 'imaginary_literal':
        return { kind: 'number', text: node.text, ...at };
      case 'true':
      case 'false':
        return { kind: 'boolean', value: node.type === 'true', ...at };
      case 'nil':
        return { kind: 'null', ...at };
      case 'composite_literal':
        return this.#composite(node, node.childForFieldName('body'), node.childForFieldName('type'));
      case 'literal_value':
        return this.#composite(node, node, this.#elementTypes.get(node.id) ?? null);
      case 'literal_element':
        return this.innerValue(node, namedChildren(node)[0]);
      case 'identifier':
        return this.nameValue(node.text, node);
      case 'selector_expression':
      case 'index_expression':
        return { kind: 'name', path: this.path(node), ...at };
      case 'call_expression':
        return this.#callValue(node);
      case 'type_conversion_expression':
        return isGenericCall(node)
          ? { kind: 'call', call: this.call(node), ...at }
          : this.innerValue(node, node.childForFieldName('operand'));
      case 'binary_expression':
        return this.#binary(node);
      case 'unary_expression':
        return this.#unary(node);
      case 'parenthesized_expression':
        return this.innerValue(node, namedChildren(node)[0]);
      case 'type_assertion_expression':
        return this.innerValue(node, node.childForFieldName('operand'));
      case 'func_literal':
        return { kind: 'function', ...at };
      default:
        return { kind: 'other', ...at };
    }
  }

  protected override readPath(node: SyntaxNode): string {
    switch (node.type) {
      case 'identifier':
        return this.names.path(node.text, node.startIndex);
      case 'selector_expression': {
        const path = this.targetOf(node);
        // The field of a struct of this file is what it is declared as.
        return this.names.path(path, WHOLE_FILE);
      }
      case 'index_expression':
        return this.targetOf(node);
      case 'call_expression':
        return this.#resultPath(node);
      case 'composite_literal': {
        const type = this.typePath(node.childForFieldName('type'));
        return type === undefined ? '?' : `${type}{}`;
      }
      case 'unary_expression': {
        const operand = node.childForFieldName('operand');
        return operand === null ? '?' : this.path(operand);
      }
      case 'type_assertion_expression': {
        const type = this.typePath(node.childForFieldName('type'));
        return type === undefined ? '?' : `${type}{}`;
      }
      case 'parenthesized_expression':
      case 'type_instantiation_expression': {
        const inner = namedChildren(node)[0];
        return inner === undefined ? '?' : this.path(inner);
      }
      default:
        return this.typePath(node) ?? '?';
    }
  }

  protected override readCall(node: SyntaxNode): Call {
    if (node.type === 'type_conversion_expression') {
      const type = node.childForFieldName('type');
      const operand = node.childForFieldName('operand');
      const args = operand === null ? [] : [this.value(operand)];
      return this.makeCall(node, type, this.typePath(type) ?? '?', null, { ...NO_ARGUMENTS, args });
    }
    const target = node.childForFieldName('function');
    const list = node.childForFieldName('arguments');
    const callee = target === null ? '?' : this.path(target);
    return this.makeCall(node, target, callee, list, list === null ? NO_ARGUMENTS : this.#arguments(list));
  }

  /** The resolved name of a type, pointers left out; undefined for what has no name. */
  protected typePath(type: SyntaxNode | null): string | undefined {
    switch (type?.type) {
      case 'pointer_type':
      case 'parenthesized_type':
        return this.typePath(type.namedChild(0));
      case 'generic_type':
        return this.typePath(type.childForFieldName('type'));
      case 'qualified_type': {
        const local = type.childForFieldName('package')?.text ?? '?';
        const name = type.childForFieldName('name')?.text ?? '?';
        return `${this.names.imported(local, WHOLE_FILE) ?? local}.${name}`;
      }
      case 'type_identifier':
        return BUILT_IN.test(type.text) ? undefined : type.text;
      default:
        return undefined;
    }
  }

  /** What an assignment is made to: the object is resolved, the last part is as written. */
  protected targetOf(node: SyntaxNode): string {
    const operand = node.childForFieldName('operand');
    switch (node.type) {
      case 'selector_expression': {
        const field = node.childForFieldName('field')?.text ?? '?';
        return `${operand === null ? '?' : this.path(operand)}.${field}`;
      }
      case 'index_expression':
        return `${operand === null ? '?' : this.path(operand)}.${this.keyOf(node) ?? '?'}`;
      case 'unary_expression':
        return operand === null ? '?' : this.path(operand);
      default:
        return node.text;
    }
  }

  /** The key of `x["key"]`. */
  protected keyOf(node: SyntaxNode): string | undefined {
    const index = node.type === 'index_expression' ? node.childForFieldName('index') : null;
    const key = index === null ? undefined : this.value(index);
    return key?.kind === 'string' ? key.text : undefined;
  }

  /** In `[]T{{…}}` and `map[K]T{k: {…}}` the inner literals are a `T` each. */
  protected declareElements(node: SyntaxNode): void {
    const type = node.childForFieldName('type') ?? this.#elementTypes.get(node.id);
    const element = type?.childForFieldName(type.type === 'map_type' ? 'value' : 'element');
    const body = node.type === 'literal_value' ? node : node.childForFieldName('body');
    if (!element || body === null) {
      return;
    }
    const inner = element.type === 'pointer_type' ? element.namedChild(0) : element;
    for (const child of namedChildren(body)) {
      const value = child.type === 'keyed_element' ? child.childForFieldName('value') : child;
      const literal = value === null ? undefined : namedChildren(value)[0];
      if (literal?.type === 'literal_value' && inner !== null) {
        this.#elementTypes.set(literal.id, inner);
      }
    }
  }

  /** `new(T)` is a `T`. */
  #resultPath(node: SyntaxNode): string {
    const call = this.call(node);
    const type = call.callee === 'new' ? node.childForFieldName('arguments')?.namedChild(0) : null;
    const path = this.typePath(type ?? null);
    return path === undefined ? `${call.callee}()` : `${path}{}`;
  }

  #callValue(node: SyntaxNode): Value {
    const call = this.call(node);
    return call.callee === 'fmt.Sprintf' && call.args.length > 0
      ? formatted(call.args, range(node))
      : { kind: 'call', call, ...range(node) };
  }

  /** A literal of a slice or array is a list, any other an object with its type. */
  #composite(node: SyntaxNode, body: SyntaxNode | null, type: SyntaxNode | null): Value {
    const elements = body === null ? [] : namedChildren(body);
    const element = type?.childForFieldName('element') ?? null;
    const isMap = type?.type === 'map_type';
    if (element !== null && !elements.some((child) => child.type === 'keyed_element')) {
      return { kind: 'list', items: elements.map((child) => this.value(child)), ...range(node) };
    }
    const entries = elements.map((child): Entry => {
      const key = child.type === 'keyed_element' ? child.childForFieldName('key') : null;
      const value = child.type === 'keyed_element' ? child.childForFieldName('value') : child;
      const name = key === null ? undefined : this.#entryKey(key, isMap);
      return { ...range(child), key: name, value: this.innerValue(child, value) };
    });
    return { kind: 'object', type: this.typePath(type), entries, open: false, ...range(node) };
  }

  /** A field is named by a word, an entry of a map by a string or a constant. */
  #entryKey(key: SyntaxNode, isMap: boolean): string | undefined {
    const inner = namedChildren(key)[0];
    if (inner?.type === 'identifier' && !isMap) {
      return inner.text;
    }
    const value = inner === undefined ? undefined : this.value(inner);
    return value?.kind === 'string' || value?.kind === 'number' ? value.text : undefined;
  }

  #binary(node: SyntaxNode): Value {
    const left = node.childForFieldName('left');
    const right = node.childForFieldName('right');
    const isJoin = node.childForFieldName('operator')?.type === '+' && left !== null && right !== null;
    return isJoin
      ? joinText([this.value(left), this.value(right)], range(node))
      : { kind: 'other', ...range(node) };
  }

  #unary(node: SyntaxNode): Value {
    const operand = node.childForFieldName('operand');
    const operator = node.childForFieldName('operator')?.type;
    if (operator === '&' || operator === '*') {
      return this.innerValue(node, operand);
    }
    return operator === '-' && (operand?.type === 'int_literal' || operand?.type === 'float_literal')
      ? { kind: 'number', text: `-${operand.text}`, ...range(node) }
      : { kind: 'other', ...range(node) };
  }

  #arguments(list: SyntaxNode): Arguments {
    const children = namedChildren(list);
    const args = children.filter((child) => child.type !== 'variadic_argument');
    return {
      args: args.map((child) => this.value(child)),
      named: [],
      open: args.length < children.length,
    };
  }
}

/** `f[int](x)`, which the grammar takes for a conversion. */
export function isGenericCall(node: SyntaxNode): boolean {
  return node.childForFieldName('type')?.type === 'generic_type';
}
