import type { SyntaxNode } from '../syntax/syntax-trees.ts';
import type { Call, Entry, Value } from './code-model.ts';
import { CodeReader, NO_ARGUMENTS, type Arguments } from './reader.ts';
import { WHOLE_FILE } from './scope.ts';
import { ESCAPES, dedent, formatted, joinText, unescapeText } from './text.ts';
import { namedChildren, range } from './walk.ts';

export const JAVA_FUNCTIONS: ReadonlySet<string> = new Set([
  'method_declaration',
  'constructor_declaration',
  'compact_constructor_declaration',
  'lambda_expression',
]);

/** The expressions of Java. An instance whose class is known is written `Type{}`: `java.net.http.HttpClient{}.send`. */
export abstract class JavaValues extends CodeReader {
  protected override readValue(node: SyntaxNode): Value {
    const at = range(node);
    switch (node.type) {
      case 'string_literal':
      case 'character_literal':
        return { kind: 'string', text: stringText(node), ...at };
      case 'decimal_integer_literal':
      case 'hex_integer_literal':
      case 'octal_integer_literal':
      case 'binary_integer_literal':
      case 'decimal_floating_point_literal':
      case 'hex_floating_point_literal':
        return { kind: 'number', text: node.text, ...at };
      case 'true':
      case 'false':
        return { kind: 'boolean', value: node.type === 'true', ...at };
      case 'null_literal':
        return { kind: 'null', ...at };
      case 'array_initializer':
      case 'element_value_array_initializer':
        return { kind: 'list', items: namedChildren(node).map((child) => this.value(child)), ...at };
      case 'array_creation_expression':
        return this.innerValue(node, node.childForFieldName('value'));
      case 'identifier':
        return this.nameValue(node.text, node);
      case 'field_access':
        return node.childForFieldName('object')?.type === 'this'
          ? this.nameValue(node.childForFieldName('field')?.text ?? '?', node, WHOLE_FILE)
          : { kind: 'name', path: this.path(node), ...at };
      case 'array_access':
      case 'method_reference':
      case 'class_literal':
      case 'this':
        return { kind: 'name', path: this.path(node), ...at };
      case 'method_invocation':
        return this.#callValue(node);
      case 'object_creation_expression':
      case 'annotation':
      case 'marker_annotation':
        return { kind: 'call', call: this.call(node), ...at };
      case 'binary_expression':
        return this.#binary(node);
      case 'unary_expression':
        return this.#unary(node);
      case 'ternary_expression':
        return this.choice(node, [
          node.childForFieldName('consequence'),
          node.childForFieldName('alternative'),
        ]);
      case 'assignment_expression':
        return this.innerValue(node, node.childForFieldName('right'));
      case 'cast_expression':
        return this.innerValue(node, node.childForFieldName('value'));
      case 'parenthesized_expression':
        return this.innerValue(node, namedChildren(node)[0]);
      case 'lambda_expression':
        return { kind: 'function', ...at };
      default:
        return { kind: 'other', ...at };
    }
  }

  protected override readPath(node: SyntaxNode): string {
    switch (node.type) {
      case 'identifier':
        return this.names.path(node.text, node.startIndex);
      case 'this':
      case 'super':
        return node.type;
      case 'scoped_identifier':
        return this.#qualified(node.text);
      case 'field_access':
        return node.childForFieldName('object')?.type === 'this' ? this.#ownField(node) : this.targetOf(node);
      case 'array_access':
        return this.targetOf(node);
      case 'class_literal':
        return `${this.typePath(node.namedChild(0)) ?? '?'}.class`;
      case 'method_reference': {
        const [object, method] = namedChildren(node);
        return `${object === undefined ? '?' : this.path(object)}.${method?.text ?? 'new'}`;
      }
      case 'method_invocation':
        return `${this.call(node).callee}()`;
      case 'object_creation_expression':
        return `${this.call(node).callee}{}`;
      case 'parenthesized_expression': {
        const inner = namedChildren(node)[0];
        return inner === undefined ? '?' : this.path(inner);
      }
      case 'cast_expression': {
        const type = this.typePath(node.childForFieldName('type'));
        return type === undefined ? '?' : `${type}{}`;
      }
      case 'type_identifier':
      case 'scoped_type_identifier':
      case 'generic_type':
        return this.typePath(node) ?? '?';
      default:
        return node.type === 'string_literal' ? 'String{}' : '?';
    }
  }

  protected override readCall(node: SyntaxNode): Call {
    const list = node.childForFieldName('arguments');
    const args = list === null ? NO_ARGUMENTS : this.#arguments(list);
    const type = node.childForFieldName('type') ?? node.childForFieldName('constructor');
    if (type !== null) {
      const callee = this.typePath(type) ?? type.text;
      return this.makeCall(node, type, callee, list, args);
    }
    const object = node.childForFieldName('object');
    const name = node.childForFieldName('name');
    const text = name?.text ?? '?';
    const isMethod = node.type === 'method_invocation';
    const callee =
      object !== null
        ? `${this.path(object)}.${text}`
        : isMethod || name === null
          ? (this.names.imported(text, node.startIndex) ?? text)
          : this.#qualified(text);
    const call = this.makeCall(node, name, callee, list, args);
    // The receiver belongs to the name of a method.
    return object === null
      ? call
      : { ...call, calleeRange: { start: object.startIndex, end: call.calleeRange.end } };
  }

  /** The resolved name of a class; undefined for primitive types and arrays. */
  protected typePath(type: SyntaxNode | null): string | undefined {
    switch (type?.type) {
      case 'generic_type':
      case 'annotated_type':
        return this.typePath(
          namedChildren(type).find(
            (child) => child.type.endsWith('type_identifier') || child.type === 'generic_type',
          ) ?? null,
        );
      case 'type_identifier':
        return type.text === 'var' ? undefined : this.#qualified(type.text);
      case 'scoped_type_identifier':
        return this.#qualified(type.text);
      default:
        return undefined;
    }
  }

  /** What an assignment is made to: the object is resolved, the last part is as written. */
  protected targetOf(node: SyntaxNode): string {
    if (node.type === 'field_access') {
      const object = node.childForFieldName('object');
      return `${object === null ? '?' : this.path(object)}.${node.childForFieldName('field')?.text ?? '?'}`;
    }
    const array = node.type === 'array_access' ? node.childForFieldName('array') : null;
    return array === null ? node.text : `${this.path(array)}.?`;
  }

  /** `this.rest` is what the field `rest` is declared as. */
  #ownField(node: SyntaxNode): string {
    const name = node.childForFieldName('field')?.text ?? '?';
    const path = this.names.path(name, WHOLE_FILE);
    return path === name ? `this.${name}` : path;
  }

  /** A class by its simple or qualified name, its first part resolved through the imports. */
  #qualified(name: string): string {
    const [first = name, ...rest] = name.replace(/<.*|\s|@\w+/g, '').split('.');
    return [this.names.imported(first, WHOLE_FILE) ?? first, ...rest].join('.');
  }

  /** `String.format` and `"…".formatted` are text with something put in; other calls are calls. */
  #callValue(node: SyntaxNode): Value {
    const call = this.call(node);
    const object = node.childForFieldName('object');
    if (object !== null && call.method === 'formatted' && call.callee === 'String{}.formatted') {
      return formatted([this.value(object), ...call.args], range(node));
    }
    return call.callee === 'String.format' && call.args.length > 0
      ? formatted(call.args, range(node))
      : this.reformed(node, object, call, /^(?:getBytes|toCharArray|trim|strip|intern)$/);
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
    return operand?.type.endsWith('_literal') === true && node.childForFieldName('operator')?.type === '-'
      ? { kind: 'number', text: `-${operand.text}`, ...range(node) }
      : { kind: 'other', ...range(node) };
  }

  /** Arguments of a call, or the members of an annotation: a single value without a name is called `value`. */
  #arguments(list: SyntaxNode): Arguments {
    const children = namedChildren(list);
    if (list.type !== 'annotation_argument_list') {
      return { args: children.map((child) => this.value(child)), named: [], open: false };
    }
    const named = children.flatMap((child): Entry[] => {
      if (child.type !== 'element_value_pair') {
        return [{ ...range(child), key: 'value', value: this.value(child) }];
      }
      const value = child.childForFieldName('value');
      const key = child.childForFieldName('key')?.text;
      return value === null ? [] : [{ ...range(child), key, value: this.value(value) }];
    });
    return { args: [], named, open: false };
  }
}

/** The text of a literal; that of a text block has no opening line, no shared indentation and no trailing blanks. */
function stringText(node: SyntaxNode): string {
  const text = node.text;
  if (!text.startsWith('"""')) {
    return unescapeText(text.slice(1, -1), ESCAPES.java);
  }
  const lines = text.slice(3, -3).replace(/^[ \t\f]*\r?\n/, '');
  return unescapeText(dedent(lines).replace(/[ \t]+$/gm, ''), ESCAPES.java);
}
