import type { SyntaxNode } from '../syntax/syntax-trees.ts';
import type { Call, Entry, Value } from './code-model.ts';
import { CodeReader, NO_ARGUMENTS } from './reader.ts';
import { WHOLE_FILE } from './scope.ts';
import { interpolated, joinText, unescapeText } from './text.ts';
import { namedChildren, range } from './walk.ts';

export const FUNCTIONS: ReadonlySet<string> = new Set([
  'function_declaration',
  'function_expression',
  'generator_function',
  'generator_function_declaration',
  'arrow_function',
  'method_definition',
]);

/** The expressions of JavaScript and TypeScript. */
export abstract class JavaScriptValues extends CodeReader {
  protected override readValue(node: SyntaxNode): Value {
    const at = range(node);
    switch (node.type) {
      case 'string':
        return { kind: 'string', text: stringText(node), ...at };
      case 'template_string':
        return interpolated(node, {
          from: 1,
          to: node.text.length - 1,
          isPart: (child) => child.type === 'template_substitution',
          value: (child) => this.innerValue(child, child.namedChild(0)),
          unescape: unescapeText,
        });
      case 'number':
        return { kind: 'number', text: node.text, ...at };
      case 'true':
      case 'false':
        return { kind: 'boolean', value: node.type === 'true', ...at };
      case 'null':
      case 'undefined':
        return { kind: 'null', ...at };
      case 'array':
        return { kind: 'list', items: namedChildren(node).map((child) => this.value(child)), ...at };
      case 'object':
        return this.#object(node);
      case 'identifier':
        return this.nameValue(node.text, node);
      case 'member_expression':
        return this.#member(node);
      case 'subscript_expression':
      case 'this':
        return { kind: 'name', path: this.path(node), ...at };
      case 'call_expression':
      case 'new_expression':
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
      case 'augmented_assignment_expression':
        return this.innerValue(node, node.childForFieldName('right'));
      case 'parenthesized_expression':
      case 'as_expression':
      case 'satisfies_expression':
      case 'non_null_expression':
      case 'await_expression':
        return this.innerValue(node, namedChildren(node)[0]);
      case 'type_assertion':
        return this.innerValue(node, namedChildren(node).at(-1));
      default:
        return FUNCTIONS.has(node.type) ? { kind: 'function', ...at } : { kind: 'other', ...at };
    }
  }

  protected override readPath(node: SyntaxNode): string {
    switch (node.type) {
      case 'identifier':
      case 'type_identifier':
        return this.names.path(node.text, node.startIndex);
      case 'this':
      case 'super':
      case 'import':
        return node.type;
      case 'member_expression':
      case 'nested_type_identifier':
      case 'nested_identifier':
        return this.#memberPath(node);
      case 'subscript_expression':
        return this.#subscriptPath(node);
      case 'call_expression':
      case 'new_expression':
        return requiredModule(node) ?? `${this.call(node).callee}()`;
      case 'parenthesized_expression':
      case 'await_expression':
      case 'non_null_expression':
      case 'as_expression':
      case 'satisfies_expression':
      case 'generic_type':
      case 'type_annotation': {
        const inner = namedChildren(node)[0];
        return inner === undefined ? '?' : (requiredModule(node) ?? this.path(inner));
      }
      default:
        return '?';
    }
  }

  protected override readCall(node: SyntaxNode): Call {
    const target = node.childForFieldName('function') ?? node.childForFieldName('constructor');
    const list = node.childForFieldName('arguments');
    const callee = target === null ? '?' : this.path(target);
    if (list === null) {
      return this.makeCall(node, target, callee, null, NO_ARGUMENTS);
    }
    // The argument of a tagged template is the template itself.
    const args = list.type === 'arguments' ? namedChildren(list) : [list];
    return this.makeCall(node, target, callee, list, {
      args: args.filter((arg) => arg.type !== 'spread_element').map((arg) => this.value(arg)),
      named: [],
      open: args.some((arg) => arg.type === 'spread_element'),
    });
  }

  /** What an assignment is made to: the object is resolved, the last part is as written. */
  protected targetOf(node: SyntaxNode): string {
    return node.type === 'member_expression' || node.type === 'nested_type_identifier'
      ? this.#writtenPath(node)
      : node.type === 'subscript_expression'
        ? this.path(node)
        : node.text;
  }

  #writtenPath(node: SyntaxNode): string {
    const object = node.childForFieldName('object') ?? node.childForFieldName('module');
    const name = node.childForFieldName('property') ?? node.childForFieldName('name');
    return `${object === null ? '?' : this.path(object)}.${name?.text ?? '?'}`;
  }

  #memberPath(node: SyntaxNode): string {
    const object = node.childForFieldName('object');
    const path = this.#writtenPath(node);
    if (object?.type === 'this') {
      return this.names.path(path, WHOLE_FILE);
    }
    // TypeScript and Babel leave `.default` behind; it names the module itself.
    return path.endsWith('.default') ? path.slice(0, -'.default'.length) : path;
  }

  #subscriptPath(node: SyntaxNode): string {
    const object = node.childForFieldName('object');
    const index = node.childForFieldName('index');
    const key = index === null ? undefined : this.value(index);
    return `${object === null ? '?' : this.path(object)}.${key?.kind === 'string' ? key.text : '?'}`;
  }

  #member(node: SyntaxNode): Value {
    return node.childForFieldName('object')?.type === 'this'
      ? this.nameValue(this.#writtenPath(node), node, WHOLE_FILE)
      : { kind: 'name', path: this.path(node), ...range(node) };
  }

  #binary(node: SyntaxNode): Value {
    const left = node.childForFieldName('left');
    const right = node.childForFieldName('right');
    const operator = node.childForFieldName('operator')?.type;
    if (left === null || right === null) {
      return { kind: 'other', ...range(node) };
    }
    if (operator === '||' || operator === '??') {
      return this.choice(node, [left, right]);
    }
    return operator === '+'
      ? joinText([this.value(left), this.value(right)], range(node))
      : { kind: 'other', ...range(node) };
  }

  #unary(node: SyntaxNode): Value {
    const argument = node.childForFieldName('argument');
    return node.childForFieldName('operator')?.type === '-' && argument?.type === 'number'
      ? { kind: 'number', text: `-${argument.text}`, ...range(node) }
      : { kind: 'other', ...range(node) };
  }

  #object(node: SyntaxNode): Value {
    const entries: Entry[] = [];
    let open = false;
    for (const child of namedChildren(node)) {
      if (child.type === 'pair') {
        const key = child.childForFieldName('key');
        const value = child.childForFieldName('value');
        if (key !== null && value !== null) {
          entries.push({ ...range(child), key: keyText(key), value: this.value(value) });
        }
      } else if (child.type === 'shorthand_property_identifier') {
        entries.push({ ...range(child), key: child.text, value: this.nameValue(child.text, child) });
      } else if (child.type === 'spread_element') {
        open = !this.addSpread(child.namedChild(0), entries) || open;
      } else if (child.type === 'method_definition') {
        const name = child.childForFieldName('name');
        const key = name === null ? undefined : keyText(name);
        entries.push({ ...range(child), key, value: { kind: 'function', ...range(child) } });
      }
    }
    return { kind: 'object', type: undefined, entries, open, ...range(node) };
  }
}

/** The call in `require('x')`, `import('x')` and `await import('x')`. */
export function requireCall(node: SyntaxNode): SyntaxNode | undefined {
  let call: SyntaxNode | null = node;
  while (call?.type === 'await_expression' || call?.type === 'parenthesized_expression') {
    call = call.namedChild(0);
  }
  if (call?.type !== 'call_expression') {
    return undefined;
  }
  const target = call.childForFieldName('function');
  const isRequire = target?.type === 'import' || (target?.type === 'identifier' && target.text === 'require');
  return isRequire && call.childForFieldName('arguments')?.namedChild(0)?.type === 'string'
    ? call
    : undefined;
}

/** The module that a `require` or dynamic import loads. */
export function requiredModule(node: SyntaxNode): string | undefined {
  const source = requireCall(node)?.childForFieldName('arguments')?.namedChild(0);
  return source ? moduleName(source) : undefined;
}

export function moduleName(source: SyntaxNode): string {
  return stringText(source).replace(/^node:/, '');
}

export function keyText(node: SyntaxNode): string | undefined {
  if (node.type === 'computed_property_name') {
    const inner = node.namedChild(0);
    return inner?.type === 'string' ? stringText(inner) : undefined;
  }
  return node.type === 'string' ? stringText(node) : node.text;
}

function stringText(node: SyntaxNode): string {
  return unescapeText(node.text.slice(1, -1));
}
