import type { SyntaxNode } from '../syntax/syntax-trees.ts';
import type { Call, Entry, Value } from './code-model.ts';
import { phpHeredoc, phpString } from './php-text.ts';
import { CodeReader, type Arguments } from './reader.ts';
import { WHOLE_FILE } from './scope.ts';
import { formatted, joinText } from './text.ts';
import { namedChildren, range } from './walk.ts';

export const PHP_FUNCTIONS: ReadonlySet<string> = new Set([
  'function_definition',
  'method_declaration',
  'anonymous_function',
  'arrow_function',
]);

/** Language constructs that are written and meant like calls. */
export const PHP_CONSTRUCTS: Readonly<Record<string, string>> = {
  echo_statement: 'echo',
  print_intrinsic: 'print',
  exit_statement: 'exit',
  include_expression: 'include',
  include_once_expression: 'include_once',
  require_expression: 'require',
  require_once_expression: 'require_once',
  // Between backticks stands what `shell_exec` would be given.
  shell_command_expression: 'shell_exec',
};

const CALLS = new Set([
  'function_call_expression',
  'member_call_expression',
  'nullsafe_member_call_expression',
  'scoped_call_expression',
  'object_creation_expression',
]);

/** The expressions of PHP. An instance whose class is known is written `Type{}`: `GuzzleHttp\Client{}.get`. */
export abstract class PhpValues extends CodeReader {
  protected override readValue(node: SyntaxNode): Value {
    const at = range(node);
    if (CALLS.has(node.type)) {
      const call = this.call(node);
      return call.callee === 'sprintf' && call.args.length > 0
        ? formatted(call.args, at)
        : { kind: 'call', call, ...at };
    }
    switch (node.type) {
      case 'string':
      case 'encapsed_string':
        return phpString(node, (child) => this.value(child));
      case 'heredoc':
      case 'nowdoc':
        return phpHeredoc(node, (child) => this.value(child));
      case 'integer':
      case 'float':
        return { kind: 'number', text: node.text, ...at };
      case 'boolean':
        return { kind: 'boolean', value: node.text.toLowerCase() === 'true', ...at };
      case 'null':
        return { kind: 'null', ...at };
      case 'array_creation_expression':
        return this.#array(node);
      case 'variable_name':
        return this.nameValue(node.text, node);
      case 'name':
        return this.nameValue(node.text, node, WHOLE_FILE);
      case 'class_constant_access_expression':
      case 'scoped_property_access_expression':
      case 'member_access_expression':
      case 'nullsafe_member_access_expression':
        return this.#member(node);
      case 'qualified_name':
      case 'subscript_expression':
        return { kind: 'name', path: this.path(node), ...at };
      case 'binary_expression':
        return this.#binary(node);
      case 'unary_op_expression':
        return this.#unary(node);
      case 'conditional_expression': {
        const body = node.childForFieldName('body') ?? node.childForFieldName('condition');
        return this.choice(node, [body, node.childForFieldName('alternative')]);
      }
      case 'assignment_expression':
      case 'augmented_assignment_expression':
        return this.innerValue(node, node.childForFieldName('right'));
      case 'cast_expression':
        return this.innerValue(node, node.childForFieldName('value'));
      case 'parenthesized_expression':
      case 'error_suppression_expression':
      case 'clone_expression':
      case 'by_ref':
      case 'argument':
        return this.innerValue(node, namedChildren(node).at(-1));
      case 'anonymous_function':
      case 'arrow_function':
        return { kind: 'function', ...at };
      default:
        return { kind: 'other', ...at };
    }
  }

  protected override readPath(node: SyntaxNode): string {
    switch (node.type) {
      case 'variable_name':
        return this.names.path(node.text, node.startIndex);
      case 'name':
      case 'qualified_name':
        return this.className(node.text);
      case 'relative_scope':
        return node.text;
      case 'member_access_expression':
      case 'nullsafe_member_access_expression': {
        const path = this.targetOf(node);
        return path.startsWith('$this.') ? this.names.path(path, WHOLE_FILE) : path;
      }
      case 'class_constant_access_expression':
      case 'scoped_property_access_expression':
      case 'subscript_expression':
        return this.targetOf(node);
      case 'object_creation_expression':
        return `${this.call(node).callee}{}`;
      case 'function_call_expression':
      case 'member_call_expression':
      case 'nullsafe_member_call_expression':
      case 'scoped_call_expression':
        return `${this.call(node).callee}()`;
      case 'parenthesized_expression':
      case 'clone_expression':
      case 'error_suppression_expression': {
        const inner = namedChildren(node)[0];
        return inner === undefined ? '?' : this.path(inner);
      }
      case 'assignment_expression': {
        const right = node.childForFieldName('right');
        return right === null ? '?' : this.path(right);
      }
      default:
        return '?';
    }
  }

  protected override readCall(node: SyntaxNode): Call {
    const construct = PHP_CONSTRUCTS[node.type];
    if (construct !== undefined) {
      const inner =
        node.type === 'shell_command_expression'
          ? [phpString(node, (child) => this.value(child))]
          : this.#operands(node);
      return this.makeCall(node, node.firstChild, construct, null, { args: inner, named: [], open: false });
    }
    const list =
      node.childForFieldName('arguments') ??
      node.childForFieldName('parameters') ??
      namedChildren(node).find((child) => child.type === 'arguments') ??
      null;
    const args = this.#arguments(list);
    const object = node.childForFieldName('object') ?? node.childForFieldName('scope');
    const name = node.childForFieldName('function') ?? node.childForFieldName('name');
    if (object !== null) {
      const callee = `${this.path(object)}.${name?.text ?? '?'}`;
      const call = this.makeCall(node, name ?? object, callee, list, args);
      return { ...call, calleeRange: { start: object.startIndex, end: call.calleeRange.end } };
    }
    // A class, which is no field of `new` and of an attribute.
    const target = name ?? namedChildren(node).find((child) => child.type !== 'arguments') ?? null;
    return this.makeCall(node, target, target === null ? '?' : this.path(target), list, args);
  }

  /** A class or function by its name as written, resolved through `use`. */
  protected className(name: string): string {
    if (name.startsWith('\\')) {
      return name.slice(1);
    }
    const [first = name, ...rest] = name.split('\\');
    return [this.names.imported(first, WHOLE_FILE) ?? first, ...rest].join('\\');
  }

  /** The class that a declared type names; undefined for other types and for several. */
  protected typePath(type: SyntaxNode | null): string | undefined {
    if (type?.type === 'optional_type') {
      return this.typePath(type.namedChild(0));
    }
    const name = type?.type === 'named_type' ? type.text : undefined;
    return name === undefined || name === 'self' || name === 'static' ? undefined : this.className(name);
  }

  /** What an assignment is made to: the object is resolved, the last part is as written. */
  protected targetOf(node: SyntaxNode): string {
    switch (node.type) {
      case 'member_access_expression':
      case 'nullsafe_member_access_expression': {
        const object = node.childForFieldName('object');
        const name = node.childForFieldName('name')?.text ?? '?';
        return `${object === null ? '?' : this.path(object)}.${name}`;
      }
      case 'class_constant_access_expression':
      case 'scoped_property_access_expression': {
        const [scope, name] = namedChildren(node);
        return `${scope === undefined ? '?' : this.path(scope)}.${name?.text ?? '?'}`;
      }
      case 'subscript_expression': {
        const object = namedChildren(node)[0];
        return `${object === undefined ? '?' : this.path(object)}.${this.keyOf(node) ?? '?'}`;
      }
      default:
        return node.text;
    }
  }

  /** The key of `$x['key']`. */
  protected keyOf(node: SyntaxNode): string | undefined {
    const index = node.type === 'subscript_expression' ? namedChildren(node)[1] : undefined;
    const key = index === undefined ? undefined : this.value(index);
    return key?.kind === 'string' ? key.text : undefined;
  }

  /** Constants and properties of the class itself have the values that they are declared with. */
  #member(node: SyntaxNode): Value {
    const path = this.targetOf(node).replace(/^static\./, 'self.');
    return /^(?:self|\$this)\./.test(path)
      ? this.nameValue(path, node, WHOLE_FILE)
      : { kind: 'name', path: this.path(node), ...range(node) };
  }

  /** An array with a key is an object; its elements without one are counted. */
  #array(node: SyntaxNode): Value {
    const elements = namedChildren(node).map((element) => ({ element, parts: namedChildren(element) }));
    if (!elements.some(({ parts }) => parts.length > 1)) {
      const items = elements.flatMap(({ parts }) => (parts[0] ? [this.value(parts[0])] : []));
      return { kind: 'list', items, ...range(node) };
    }
    const entries: Entry[] = [];
    let open = false;
    let count = 0;
    for (const { element, parts } of elements) {
      const [first, second] = parts;
      if (first?.type === 'variadic_unpacking') {
        open = !this.addSpread(first.namedChild(0), entries) || open;
      } else if (first !== undefined && second !== undefined) {
        const key = this.value(first);
        const name = key.kind === 'string' || key.kind === 'number' ? key.text : undefined;
        entries.push({ ...range(element), key: name, value: this.value(second) });
      } else if (first !== undefined) {
        entries.push({ ...range(element), key: String(count++), value: this.value(first) });
      }
    }
    return { kind: 'object', type: undefined, entries, open, ...range(node) };
  }

  #binary(node: SyntaxNode): Value {
    const left = node.childForFieldName('left');
    const right = node.childForFieldName('right');
    const operator = node.childForFieldName('operator')?.type;
    if (left === null || right === null) {
      return { kind: 'other', ...range(node) };
    }
    if (operator === '??') {
      return this.choice(node, [left, right]);
    }
    return operator === '.'
      ? joinText([this.value(left), this.value(right)], range(node))
      : { kind: 'other', ...range(node) };
  }

  #unary(node: SyntaxNode): Value {
    const argument = node.childForFieldName('argument');
    const isNumber = argument?.type === 'integer' || argument?.type === 'float';
    return isNumber && node.firstChild?.type === '-'
      ? { kind: 'number', text: `-${argument.text}`, ...range(node) }
      : { kind: 'other', ...range(node) };
  }

  #operands(node: SyntaxNode): Value[] {
    const children = namedChildren(node);
    const [first] = children;
    const operands = first?.type === 'sequence_expression' ? namedChildren(first) : children;
    return operands.map((child) => this.value(child));
  }

  #arguments(list: SyntaxNode | null): Arguments {
    const args: Value[] = [];
    const named: Entry[] = [];
    let open = false;
    for (const child of list === null ? [] : namedChildren(list)) {
      const key = child.childForFieldName('name');
      const value = namedChildren(child).find(
        (part) => part.id !== key?.id && part.type !== 'reference_modifier',
      );
      if (value?.type === 'variadic_unpacking' || child.type === 'variadic_placeholder') {
        open = true;
      } else if (key !== null && value !== undefined) {
        named.push({ ...range(child), key: key.text, value: this.value(value) });
      } else if (value !== undefined) {
        args.push(this.value(value));
      }
    }
    return { args, named, open };
  }
}
