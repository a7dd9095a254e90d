import type { SyntaxNode, SyntaxTree } from '../syntax/syntax-trees.ts';
import type { CodeModel } from './code-model.ts';
import { GO_FUNCTIONS, GoValues, isGenericCall } from './go-values.ts';
import { WHOLE_FILE } from './scope.ts';
import { childrenOfType, fieldChildren, namedChildren, range } from './walk.ts';

const VISITED = [
  'import_spec',
  'call_expression',
  'type_conversion_expression',
  'short_var_declaration',
  'assignment_statement',
  'var_spec',
  'const_spec',
  'keyed_element',
  'parameter_declaration',
  'variadic_parameter_declaration',
  'range_clause',
  'receive_statement',
  'type_switch_statement',
  'inc_statement',
  'dec_statement',
  'type_spec',
  'composite_literal',
  'literal_value',
];

/** Builds the model of a Go file. */
export function readGo(tree: SyntaxTree): CodeModel {
  return new GoReader(GO_FUNCTIONS, VISITED).read(tree);
}

class GoReader extends GoValues {
  protected override declare(node: SyntaxNode): void {
    switch (node.type) {
      case 'import_spec':
        this.#declareImport(node);
        break;
      case 'short_var_declaration':
      case 'assignment_statement':
        this.#declareAssignment(node);
        break;
      case 'var_spec':
      case 'const_spec':
        this.#declareVariables(node);
        break;
      case 'parameter_declaration':
      case 'variadic_parameter_declaration':
        this.#declareParameters(node);
        break;
      case 'range_clause':
      case 'receive_statement':
        this.#declareUnknown(node.childForFieldName('left'));
        break;
      case 'type_switch_statement':
        this.#declareUnknown(node.childForFieldName('alias'));
        break;
      case 'inc_statement':
      case 'dec_statement': {
        const name = namedChildren(node)[0];
        if (name?.type === 'identifier') {
          this.names.addReassignment(name.text, name.startIndex, undefined);
        }
        break;
      }
      case 'type_spec':
        this.#declareFields(node);
        break;
      case 'composite_literal':
      case 'literal_value':
        this.declareElements(node);
        break;
      default:
    }
  }

  protected override visit(node: SyntaxNode): void {
    switch (node.type) {
      case 'call_expression':
        this.addCall(this.call(node));
        break;
      case 'type_conversion_expression':
        if (isGenericCall(node)) {
          this.addCall(this.call(node));
        }
        break;
      case 'short_var_declaration':
      case 'assignment_statement':
      case 'var_spec':
      case 'const_spec':
        this.#readAssignment(node);
        break;
      case 'keyed_element':
        this.#readEntry(node);
        break;
      default:
        if (GO_FUNCTIONS.has(node.type)) {
          this.addFunction(node);
        }
    }
  }

  #readAssignment(node: SyntaxNode): void {
    if (!isPlain(node)) {
      return;
    }
    for (const { target, value } of pairs(node)) {
      if (value !== undefined && target.text !== '_') {
        this.addAssignment(node, this.targetOf(target), this.value(value), this.keyOf(target));
      }
    }
  }

  /** `"secret": x` in the literal of a map; fields of structs are entries and no more. */
  #readEntry(node: SyntaxNode): void {
    const key = node.childForFieldName('key')?.namedChild(0);
    const value = node.childForFieldName('value');
    const name = key?.type.endsWith('string_literal') === true ? this.value(key) : undefined;
    if (name?.kind === 'string' && value !== null) {
      this.addAssignment(node, name.text, this.value(value), name.text);
    }
  }

  #declareImport(node: SyntaxNode): void {
    const path = node.childForFieldName('path');
    const written = node.childForFieldName('name');
    const module = path?.text.slice(1, -1) ?? '';
    const at = { ...range(node), module };
    if (written?.type === 'dot') {
      this.addImport({ ...at, name: '*', local: '' });
    } else if (written?.type === 'blank_identifier') {
      this.addImport({ ...at, name: undefined, local: '' });
    } else {
      this.addImport({ ...at, name: undefined, local: written?.text ?? packageName(module) });
    }
  }

  #declareAssignment(node: SyntaxNode): void {
    const isNew = node.type === 'short_var_declaration';
    for (const { target, value } of pairs(node)) {
      if (target.type === 'identifier') {
        const meaning = value === undefined || !isPlain(node) ? undefined : this.meaning(value);
        if (!isNew) {
          this.names.addReassignment(target.text, target.startIndex, meaning);
        } else if (meaning === undefined) {
          this.names.addUnknown(target.text, target.startIndex);
        } else {
          this.names.addAssignment(target.text, target.startIndex, meaning);
        }
      }
    }
  }

  #declareVariables(node: SyntaxNode): void {
    const type = this.typePath(node.childForFieldName('type'));
    for (const { target, value } of pairs(node)) {
      if (type !== undefined) {
        this.names.addType(target.text, target.startIndex, type);
      }
      if (value !== undefined) {
        this.names.addAssignment(target.text, target.startIndex, this.meaning(value));
      } else {
        this.names.addDeclared(target.text, target.startIndex);
      }
    }
  }

  #declareParameters(node: SyntaxNode): void {
    const isVariadic = node.type === 'variadic_parameter_declaration';
    const type = isVariadic ? undefined : this.typePath(node.childForFieldName('type'));
    for (const name of fieldChildren(node, 'name')) {
      if (type !== undefined) {
        this.names.addType(name.text, name.startIndex, type);
      }
      this.names.addUnknown(name.text, name.startIndex);
    }
  }

  #declareUnknown(list: SyntaxNode | null): void {
    for (const name of list === null ? [] : childrenOfType(list, 'identifier')) {
      this.names.addUnknown(name.text, name.startIndex);
    }
  }

  /** The types of a struct's fields, for calls such as `s.client.Get(…)`. */
  #declareFields(node: SyntaxNode): void {
    const struct = node.childForFieldName('type');
    const owner = node.childForFieldName('name')?.text ?? '?';
    const list = struct?.type === 'struct_type' ? namedChildren(struct)[0] : undefined;
    for (const field of list === undefined ? [] : childrenOfType(list, 'field_declaration')) {
      const type = this.typePath(field.childForFieldName('type'));
      for (const name of type === undefined ? [] : fieldChildren(field, 'name')) {
        this.names.addType(`${owner}{}.${name.text}`, WHOLE_FILE, type ?? '?');
      }
    }
  }
}

interface Pair {
  readonly target: SyntaxNode;
  /** Undefined where it is a further result of a call, or has no value. */
  readonly value: SyntaxNode | undefined;
}

/** Targets and values, by position; of a call with several results the first target gets the call. */
function pairs(node: SyntaxNode): Pair[] {
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right') ?? node.childForFieldName('value');
  const targets = left === null ? fieldChildren(node, 'name') : namedChildren(left);
  const values = right === null ? [] : namedChildren(right);
  const isKnown = values.length === targets.length || values.length === 1;
  return targets.map((target, index) => ({ target, value: isKnown ? values[index] : undefined }));
}

/** Assignments that put the right side in place: not `+=`. */
function isPlain(node: SyntaxNode): boolean {
  return node.type !== 'assignment_statement' || node.childForFieldName('operator')?.text === '=';
}

/**
 * The name that a package most likely declares, which its path does not tell: the last element, versions left out
 * (`jwt/v5`, `yaml.v3`), and what people add to say that it is Go (`go-redis`, `kafka-go`, `nats.go`).
 */
export function packageName(path: string): string {
  const parts = path.split('/').filter((part) => part !== '');
  const last = parts.at(-1) ?? '';
  const name = (parts.length > 1 && /^v\d+$/.test(last) ? parts.at(-2) : last) ?? '';
  const bare = name
    .replace(/\.v\d+$/, '')
    .replace(/^go[-.]/, '')
    .replace(/[-.]go$/, '');
  return bare.replace(/[-.]/g, '_');
}
