import type { SyntaxNode } from '../syntax/syntax-trees.ts';
import { PhpValues } from './php-values.ts';
import { lastPart } from './reader.ts';
import { WHOLE_FILE } from './scope.ts';
import { childrenOfType, descendantsOfType, namedChildren, range } from './walk.ts';

const VARIABLE: ReadonlySet<string> = new Set(['variable_name']);

/** What names stand for in PHP. */
export abstract class PhpNames extends PhpValues {
  protected override declare(node: SyntaxNode): void {
    switch (node.type) {
      case 'namespace_use_declaration':
        this.#declareImports(node);
        break;
      case 'attribute':
        this.decorators.add(node.id);
        break;
      case 'function_call_expression':
        this.#declareDefine(node);
        break;
      case 'assignment_expression':
      case 'augmented_assignment_expression':
        this.#declareAssignment(node);
        break;
      case 'update_expression': {
        const name = node.childForFieldName('argument');
        if (name?.type === 'variable_name') {
          this.names.addReassignment(name.text, name.startIndex, undefined);
        }
        break;
      }
      case 'const_element': {
        const [name, value] = namedChildren(node);
        if (name !== undefined && value !== undefined) {
          this.names.addAssignment(name.text, WHOLE_FILE, this.meaning(value));
          this.names.addAssignment(`self.${name.text}`, WHOLE_FILE, this.meaning(value));
        }
        break;
      }
      case 'property_declaration':
        this.#declareProperties(node);
        break;
      case 'property_promotion_parameter':
      case 'simple_parameter':
      case 'variadic_parameter':
        this.#declareParameter(node);
        break;
      case 'foreach_statement':
        this.#declareUnknown(namedChildren(node)[1]);
        break;
      case 'catch_clause':
        this.#declareUnknown(node.childForFieldName('name'));
        break;
      case 'global_declaration':
        for (const name of childrenOfType(node, 'variable_name')) {
          this.names.addGlobal(name.text, name.startIndex);
        }
        break;
      case 'static_variable_declaration':
        this.#declareUnknown(node.childForFieldName('name'));
        break;
      default:
    }
  }

  /** `use A\B;`, `use A\B as C;`, `use A\{B, C as D};` and those of functions and constants. */
  #declareImports(node: SyntaxNode): void {
    const group = node.childForFieldName('body');
    const prefix = group === null ? undefined : childrenOfType(node, 'namespace_name')[0]?.text;
    for (const clause of childrenOfType(group ?? node, 'namespace_use_clause')) {
      const alias = clause.childForFieldName('alias')?.text;
      const written = namedChildren(clause)[0]?.text.replace(/^\\/, '') ?? '';
      const module = prefix === undefined ? written : `${prefix.replace(/^\\/, '')}\\${written}`;
      this.addImport({ ...range(clause), module, name: undefined, local: alias ?? lastPart(module) });
    }
  }

  #declareDefine(node: SyntaxNode): void {
    const list = node.childForFieldName('arguments');
    const [name, value] =
      list !== null && node.childForFieldName('function')?.text === 'define' ? namedChildren(list) : [];
    const text = name?.namedChild(0);
    if (text?.type === 'string' && value !== undefined) {
      this.names.addAssignment(text.text.slice(1, -1), WHOLE_FILE, this.meaning(value));
    }
  }

  #declareAssignment(node: SyntaxNode): void {
    const left = node.childForFieldName('left');
    const right = node.childForFieldName('right');
    if (left === null || right === null) {
      return;
    }
    const known = pairs(left, right);
    if (known.length === 0) {
      this.#declareUnknown(left);
    }
    for (const [target, value] of known) {
      const meaning = isPlain(node) ? this.meaning(value) : undefined;
      if (target.type === 'variable_name' && meaning !== undefined) {
        this.names.addAssignment(target.text, target.startIndex, meaning);
      } else if (target.type === 'variable_name') {
        this.names.addReassignment(target.text, target.startIndex, undefined);
      } else if (ownProperty(target) !== undefined) {
        this.names.addReassignment(ownProperty(target) ?? '?', WHOLE_FILE, meaning);
      }
    }
  }

  #declareProperties(node: SyntaxNode): void {
    const type = this.typePath(node.childForFieldName('type'));
    for (const element of childrenOfType(node, 'property_element')) {
      const name = element.childForFieldName('name')?.text ?? '?';
      const value = element.childForFieldName('default_value');
      for (const key of [`$this.${withoutSigil(name)}`, `self.${name}`]) {
        if (type !== undefined) {
          this.names.addType(key, WHOLE_FILE, type);
        }
        if (value !== null) {
          this.names.addAssignment(key, WHOLE_FILE, this.meaning(value));
        }
      }
    }
  }

  #declareParameter(node: SyntaxNode): void {
    const name = node.childForFieldName('name');
    const type =
      node.type === 'variadic_parameter' ? undefined : this.typePath(node.childForFieldName('type'));
    if (name !== null && type !== undefined) {
      this.names.addType(name.text, name.startIndex, type);
      if (node.type === 'property_promotion_parameter') {
        this.names.addType(`$this.${withoutSigil(name.text)}`, WHOLE_FILE, type);
      }
    }
    this.#declareUnknown(name);
  }

  #declareUnknown(pattern: SyntaxNode | null | undefined): void {
    for (const name of pattern ? descendantsOfType(pattern, VARIABLE) : []) {
      this.names.addUnknown(name.text, name.startIndex);
    }
  }
}

/** Which value each target gets; none where that cannot be told. */
export function pairs(left: SyntaxNode, right: SyntaxNode): [target: SyntaxNode, value: SyntaxNode][] {
  if (left.type !== 'list_literal') {
    return [[left, right]];
  }
  const targets = namedChildren(left);
  const elements = right.type === 'array_creation_expression' ? namedChildren(right) : [];
  const values = elements.map((element) => namedChildren(element));
  const isKnown =
    targets.length === values.length &&
    targets.every((target) => target.type === 'variable_name') &&
    values.every(([value, ...rest]) => value?.type !== 'variadic_unpacking' && rest.length === 0);
  return isKnown
    ? targets.flatMap((target, index): [SyntaxNode, SyntaxNode][] => {
        const value = values[index]?.[0];
        return value === undefined ? [] : [[target, value]];
      })
    : [];
}

/** `$this.name` of `$this->name`. */
function ownProperty(node: SyntaxNode): string | undefined {
  const isOwn =
    node.type === 'member_access_expression' && node.childForFieldName('object')?.text === '$this';
  return isOwn ? `$this.${node.childForFieldName('name')?.text ?? '?'}` : undefined;
}

export function withoutSigil(name: string): string {
  return name.replace(/^\$/, '');
}

/** Assignments that put the right side in place: not `.=`. */
export function isPlain(node: SyntaxNode): boolean {
  return node.type === 'assignment_expression' || node.childForFieldName('operator')?.type === '??=';
}
