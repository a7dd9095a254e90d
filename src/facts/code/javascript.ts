import type { SyntaxNode, SyntaxTree } from '../syntax/syntax-trees.ts';
import type { Assignment, Call, CodeModel, CodeRange, Entry, FunctionRange, Import, Value } from './code-model.ts';
import { Names } from './scope.ts';

const FUNCTIONS = new Set([
  'function_declaration',
  'function_expression',
  'generator_function',
  'generator_function_declaration',
  'arrow_function',
  'method_definition',
]);

/** Builds the model of a JavaScript or TypeScript file. */
export function readJavaScript(tree: SyntaxTree): CodeModel {
  const reader = new JavaScriptReader();
  reader.declare(tree.rootNode);
  reader.read(tree.rootNode);
  return reader.model;
}

class JavaScriptReader {
  readonly #names = new Names();
  readonly #imports: Import[] = [];
  readonly #calls: Call[] = [];
  readonly #assignments: Assignment[] = [];
  readonly #functions: FunctionRange[] = [];

  get model(): CodeModel {
    return {
      imports: this.#imports,
      calls: this.#calls,
      assignments: this.#assignments,
      functions: this.#functions,
    };
  }

  /** First pass: what names stand for. */
  declare(root: SyntaxNode): void {
    for (const node of walk(root)) {
      switch (node.type) {
        case 'import_statement':
          this.#declareImport(node);
          break;
        case 'variable_declarator':
          this.#declareVariable(node);
          break;
        case 'assignment_expression':
        case 'augmented_assignment_expression': {
          const left = node.childForFieldName('left');
          const right = node.childForFieldName('right');
          if (left?.type === 'identifier' && right !== null) {
            this.#names.addAssignment(left.text, () => this.value(right));
            if (node.type === 'augmented_assignment_expression') {
              this.#names.addUnknown(left.text);
            }
          }
          break;
        }
        case 'required_parameter':
        case 'optional_parameter':
        case 'formal_parameters':
        case 'catch_clause':
        case 'for_in_statement':
          for (const child of node.namedChildren) {
            if (child?.type === 'identifier') {
              this.#names.addUnknown(child.text);
            }
          }
          break;
        default:
      }
    }
  }

  /** Second pass: calls, assignments and functions. */
  read(root: SyntaxNode): void {
    for (const node of walk(root)) {
      if (node.type === 'call_expression' || node.type === 'new_expression') {
        this.#calls.push(this.#call(node));
      } else if (node.type === 'decorator') {
        this.#readDecorator(node);
      } else if (node.type === 'variable_declarator' || node.type === 'assignment_expression') {
        this.#readAssignment(node);
      } else if (node.type === 'pair' || node.type === 'public_field_definition' || node.type === 'field_definition') {
        this.#readMember(node);
      } else if (FUNCTIONS.has(node.type)) {
        this.#functions.push({
          ...range(node),
          name: node.childForFieldName('name')?.text,
          async: node.children.some((child) => child?.type === 'async'),
        });
      }
    }
  }

  value(node: SyntaxNode): Value {
    const at = range(node);
    switch (node.type) {
      case 'string':
        return { kind: 'string', text: stringText(node), ...at };
      case 'template_string':
        return this.#template(node);
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
        return this.#identifier(node);
      case 'member_expression':
      case 'subscript_expression':
      case 'this':
        return { kind: 'name', path: this.path(node), ...at };
      case 'call_expression':
      case 'new_expression':
        return { kind: 'call', call: this.#call(node), ...at };
      case 'binary_expression':
        return this.#binary(node);
      case 'ternary_expression': {
        const branches = [node.childForFieldName('consequence'), node.childForFieldName('alternative')];
        return { kind: 'choice', options: branches.flatMap((branch) => (branch ? [this.value(branch)] : [])), ...at };
      }
      case 'parenthesized_expression':
      case 'as_expression':
      case 'satisfies_expression':
      case 'non_null_expression':
      case 'await_expression': {
        const inner = node.namedChild(0);
        return inner === null ? { kind: 'other', ...at } : { ...this.value(inner), ...at };
      }
      default:
        return FUNCTIONS.has(node.type) ? { kind: 'function', ...at } : { kind: 'other', ...at };
    }
  }

  /** The dotted path of an expression; parts that are not names are written `?`. */
  path(node: SyntaxNode): string {
    switch (node.type) {
      case 'identifier':
        return this.#names.path(node.text);
      case 'this':
        return 'this';
      case 'member_expression': {
        const object = node.childForFieldName('object');
        const name = node.childForFieldName('property')?.text ?? '?';
        // TypeScript and Babel leave `.default` behind; it names the module itself.
        return object === null ? name : name === 'default' ? this.path(object) : `${this.path(object)}.${name}`;
      }
      case 'subscript_expression': {
        const object = node.childForFieldName('object');
        const index = node.childForFieldName('index');
        const name = index?.type === 'string' ? stringText(index) : '?';
        return object === null ? name : `${this.path(object)}.${name}`;
      }
      case 'call_expression':
      case 'new_expression': {
        const required = requiredModule(node);
        return required ?? `${this.#call(node).callee}()`;
      }
      case 'parenthesized_expression':
      case 'await_expression':
      case 'non_null_expression':
      case 'as_expression': {
        const inner = node.namedChild(0);
        return inner === null ? '?' : this.path(inner);
      }
      default:
        return '?';
    }
  }

  #call(node: SyntaxNode): Call {
    const target = node.childForFieldName('function') ?? node.childForFieldName('constructor');
    const list = node.childForFieldName('arguments');
    const args = list === null || list.type !== 'arguments' ? [] : namedChildren(list);
    const callee = target === null ? '?' : this.path(target);
    return {
      ...range(node),
      callee,
      method: callee.slice(callee.lastIndexOf('.') + 1),
      args: args.filter((arg) => arg.type !== 'spread_element').map((arg) => this.value(arg)),
      named: [],
      open: args.some((arg) => arg.type === 'spread_element'),
      calleeRange: target === null ? range(node) : range(target),
      argsRange: list === null ? { start: node.endIndex, end: node.endIndex } : range(list),
      isDecorator: false,
    };
  }

  #readDecorator(node: SyntaxNode): void {
    const expression = node.namedChild(0);
    if (expression?.type === 'call_expression') {
      // The call itself is visited on its own; here it is remembered as a decorator instead.
      this.#calls.push({ ...this.#call(expression), isDecorator: true });
    }
  }

  #readAssignment(node: SyntaxNode): void {
    const target = node.childForFieldName('name') ?? node.childForFieldName('left');
    const value = node.childForFieldName('value') ?? node.childForFieldName('right');
    if (target === null || value === null || target.type.endsWith('_pattern')) {
      return;
    }
    const isPlain = target.type === 'identifier';
    this.#assignments.push({
      ...range(node),
      target: isPlain ? target.text : this.path(target),
      name: isPlain ? target.text : (this.path(target).split('.').at(-1) ?? ''),
      value: this.value(value),
    });
  }

  /** Properties of object literals and class fields are assignments too: `{ secret: 'x' }`. */
  #readMember(node: SyntaxNode): void {
    const key = node.childForFieldName('key') ?? node.childForFieldName('name') ?? node.childForFieldName('property');
    const value = node.childForFieldName('value');
    if (key !== null && value !== null) {
      const name = keyText(key) ?? '?';
      this.#assignments.push({ ...range(node), target: name, name, value: this.value(value) });
    }
  }

  #identifier(node: SyntaxNode): Value {
    const value = this.#names.value(node.text);
    const literal = value !== undefined && value.kind !== 'function' && value.kind !== 'other' ? value : undefined;
    // The value keeps the range of its use: evidence points to where it matters.
    return literal === undefined
      ? { kind: 'name', path: this.#names.path(node.text), ...range(node) }
      : { ...literal, ...range(node) };
  }

  #template(node: SyntaxNode): Value {
    const substitutions = namedChildren(node).filter((child) => child.type === 'template_substitution');
    if (substitutions.length === 0) {
      return { kind: 'string', text: node.text.slice(1, -1), ...range(node) };
    }
    const parts = namedChildren(node).flatMap((child): Value[] => {
      if (child.type === 'template_substitution') {
        const inner = child.namedChild(0);
        return inner === null ? [] : [this.value(inner)];
      }
      return [{ kind: 'string', text: child.text, ...range(child) }];
    });
    return { kind: 'template', parts, ...range(node) };
  }

  #binary(node: SyntaxNode): Value {
    const left = node.childForFieldName('left');
    const right = node.childForFieldName('right');
    const operator = node.childForFieldName('operator')?.text;
    if (left === null || right === null) {
      return { kind: 'other', ...range(node) };
    }
    const values = [this.value(left), this.value(right)];
    if (operator === '||' || operator === '??') {
      return { kind: 'choice', options: values, ...range(node) };
    }
    return operator === '+' ? joinText(values, range(node)) : { kind: 'other', ...range(node) };
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
        entries.push({ ...range(child), key: child.text, value: this.#identifier(child) });
      } else if (child.type === 'spread_element') {
        open = !this.#addSpread(child, entries) || open;
      } else if (child.type === 'method_definition') {
        const key = child.childForFieldName('name')?.text;
        entries.push({ ...range(child), key, value: { kind: 'function', ...range(child) } });
      }
    }
    return { kind: 'object', type: undefined, entries, open, ...range(node) };
  }

  /** Takes over the entries of an object of the same file that is spread here; false when it is not known. */
  #addSpread(node: SyntaxNode, entries: Entry[]): boolean {
    const inner = node.namedChild(0);
    const value = inner === null ? undefined : this.value(inner);
    if (value?.kind !== 'object') {
      return false;
    }
    entries.push(...value.entries);
    return !value.open;
  }

  #declareImport(node: SyntaxNode): void {
    const source = node.childForFieldName('source');
    if (source === null) {
      return;
    }
    const module = stringText(source).replace(/^node:/, '');
    const add = (local: string, name: string | undefined): void => {
      const entry = { ...range(node), module, name, local };
      this.#imports.push(entry);
      this.#names.addImport(entry);
    };
    const clause = namedChildren(node).find((child) => child.type === 'import_clause');
    if (clause === undefined) {
      this.#imports.push({ ...range(node), module, name: undefined, local: '' });
    }
    for (const child of clause === undefined ? [] : namedChildren(clause)) {
      if (child.type === 'identifier') {
        add(child.text, undefined);
      } else if (child.type === 'namespace_import') {
        add(child.namedChild(0)?.text ?? '', undefined);
      } else if (child.type === 'named_imports') {
        for (const specifier of namedChildren(child)) {
          const name = specifier.childForFieldName('name')?.text ?? '';
          add(specifier.childForFieldName('alias')?.text ?? name, name === 'default' ? undefined : name);
        }
      }
    }
  }

  #declareVariable(node: SyntaxNode): void {
    const name = node.childForFieldName('name');
    const value = node.childForFieldName('value');
    if (name === null) {
      return;
    }
    if (value === null) {
      if (name.type === 'identifier') {
        this.#names.addUnknown(name.text);
      }
      return;
    }
    const module = requiredModule(value);
    if (module !== undefined) {
      this.#declareRequire(node, name, module);
    } else if (name.type === 'identifier') {
      this.#names.addAssignment(name.text, () => this.value(value));
    } else {
      this.#declarePattern(name, value);
    }
  }

  #declareRequire(node: SyntaxNode, name: SyntaxNode, module: string): void {
    const add = (local: string, imported: string | undefined): void => {
      const entry = { ...range(node), module, name: imported, local };
      this.#imports.push(entry);
      this.#names.addImport(entry);
    };
    if (name.type === 'identifier') {
      add(name.text, undefined);
    } else {
      for (const child of namedChildren(name)) {
        const key = child.childForFieldName('key')?.text ?? child.text;
        add(child.childForFieldName('value')?.text ?? key, key);
      }
    }
  }

  /** `const { sign } = jwt` makes `sign` a part of `jwt`. */
  #declarePattern(pattern: SyntaxNode, value: SyntaxNode): void {
    for (const child of namedChildren(pattern)) {
      if (child.type === 'shorthand_property_identifier_pattern') {
        const at = range(child);
        const name = child.text;
        this.#names.addAssignment(name, () => ({ kind: 'name', path: `${this.path(value)}.${name}`, ...at }));
      }
    }
  }
}

/** A concatenation: one string when every part is one, else a template. */
export function joinText(parts: readonly Value[], at: CodeRange): Value {
  const flat = parts.flatMap((part) => (part.kind === 'template' ? part.parts : [part]));
  const texts = flat.flatMap((part) => (part.kind === 'string' ? [part.text] : []));
  if (texts.length === flat.length) {
    return { kind: 'string', text: texts.join(''), ...at };
  }
  return texts.length > 0 ? { kind: 'template', parts: flat, ...at } : { kind: 'other', ...at };
}

/** The module of `require('x')` and `await import('x')`. */
function requiredModule(node: SyntaxNode): string | undefined {
  const call = node.type === 'await_expression' ? node.namedChild(0) : node;
  if (call?.type !== 'call_expression') {
    return undefined;
  }
  const target = call.childForFieldName('function');
  const argument = call.childForFieldName('arguments')?.namedChild(0);
  const isRequire = target?.type === 'import' || (target?.type === 'identifier' && target.text === 'require');
  return isRequire && argument?.type === 'string' ? stringText(argument).replace(/^node:/, '') : undefined;
}

function keyText(node: SyntaxNode): string | undefined {
  return node.type === 'string' ? stringText(node) : node.type === 'computed_property_name' ? undefined : node.text;
}

function stringText(node: SyntaxNode): string {
  return node.text.slice(1, -1).replace(/\\(['"`\\])/g, '$1');
}

function range(node: SyntaxNode): CodeRange {
  return { start: node.startIndex, end: node.endIndex };
}

function namedChildren(node: SyntaxNode): SyntaxNode[] {
  return node.namedChildren.filter((child): child is SyntaxNode => child !== null && child.type !== 'comment');
}

/** Every named node of a tree, parents first. */
export function* walk(root: SyntaxNode): Generator<SyntaxNode> {
  const stack = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    yield node;
    for (let index = node.namedChildCount - 1; index >= 0; index--) {
      const child = node.namedChild(index);
      if (child !== null) {
        stack.push(child);
      }
    }
  }
}
