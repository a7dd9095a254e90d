import type { SyntaxNode } from '../syntax/syntax-trees.ts';
import type { Import } from './code-model.ts';
import { importedName, PATTERN_NAMES, patternEntries, patternNames } from './javascript-patterns.ts';
import { JavaScriptValues, keyText, moduleName, requireCall, requiredModule } from './javascript-values.ts';
import { WHOLE_FILE, type Meaning } from './scope.ts';
import { namedChildren, range } from './walk.ts';

/** Patterns that are nested deeper declare names that stand for themselves. */
const PATTERN_DEPTH = 8;

/** What names stand for in JavaScript and TypeScript. */
export abstract class JavaScriptNames extends JavaScriptValues {
  /** Calls of `require` whose import has a name and is known already, by node. */
  protected readonly required = new Set<number>();

  protected override declare(node: SyntaxNode): void {
    switch (node.type) {
      case 'import_statement':
        this.#declareImport(node);
        break;
      case 'variable_declarator':
        this.#declareVariable(node);
        break;
      case 'assignment_expression':
      case 'augmented_assignment_expression':
        this.#declareAssignment(node);
        break;
      case 'update_expression': {
        const name = node.childForFieldName('argument');
        if (name?.type === 'identifier') {
          this.names.addReassignment(name.text, name.startIndex, undefined);
        }
        break;
      }
      case 'public_field_definition':
      case 'field_definition':
        this.#declareField(node);
        break;
      case 'required_parameter':
      case 'optional_parameter':
        this.#declareUnknown(node.childForFieldName('pattern'));
        this.#declareProperty(node);
        break;
      case 'formal_parameters':
        // Those of TypeScript are nodes of their own.
        for (const child of namedChildren(node)) {
          if (!child.type.endsWith('_parameter')) {
            this.#declareUnknown(child);
          }
        }
        break;
      case 'arrow_function':
      case 'catch_clause':
        this.#declareUnknown(node.childForFieldName('parameter'));
        break;
      case 'for_in_statement':
        this.#declareUnknown(node.childForFieldName('left'));
        break;
      case 'decorator':
        if (node.namedChild(0)?.type === 'call_expression') {
          this.decorators.add(node.namedChild(0)?.id ?? 0);
        }
        break;
      default:
    }
  }

  #declareImport(node: SyntaxNode): void {
    const clauses = namedChildren(node);
    const required = clauses.find((child) => child.type === 'import_require_clause');
    const source = (required ?? node).childForFieldName('source');
    if (source === null) {
      return;
    }
    const at = { ...range(node), module: moduleName(source) };
    if (required !== undefined) {
      this.addImport({ ...at, name: undefined, local: required.namedChild(0)?.text ?? '' });
      return;
    }
    const clause = clauses.find((child) => child.type === 'import_clause');
    if (clause === undefined) {
      this.addImport({ ...at, name: undefined, local: '' });
      return;
    }
    for (const child of namedChildren(clause)) {
      if (child.type === 'identifier') {
        this.addImport({ ...at, name: undefined, local: child.text });
      } else if (child.type === 'namespace_import') {
        this.addImport({ ...at, name: undefined, local: child.namedChild(0)?.text ?? '' });
      } else if (child.type === 'named_imports') {
        for (const specifier of namedChildren(child)) {
          const key = specifier.childForFieldName('name');
          const local = specifier.childForFieldName('alias') ?? key;
          this.addImport({ ...at, name: importedName(key), local: local?.text ?? '' });
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
      this.names.addUnknown(name.text, name.startIndex);
    } else if (!this.#declareRequire(node, name, value)) {
      if (name.type === 'identifier') {
        this.names.addAssignment(name.text, name.startIndex, this.meaning(value));
      } else {
        this.#declarePattern(name, this.meaning(value), 0);
      }
    }
  }

  #declareAssignment(node: SyntaxNode): void {
    const left = node.childForFieldName('left');
    const right = node.childForFieldName('right');
    if (left === null || right === null) {
      return;
    }
    if (left.type === 'member_expression' && left.childForFieldName('object')?.type === 'this') {
      this.names.addAssignment(left.text, WHOLE_FILE, this.meaning(right));
    } else if (left.type.endsWith('_pattern')) {
      for (const name of patternNames(left)) {
        this.names.addReassignment(name.text, name.startIndex, undefined);
      }
    } else if (left.type === 'identifier' && !this.#declareRequire(node, left, right)) {
      this.names.addReassignment(left.text, left.startIndex, isPlain(node) ? this.meaning(right) : undefined);
    }
  }

  /** `const x = require('y')` and `const { a: b } = await import('y')` are imports. */
  #declareRequire(node: SyntaxNode, name: SyntaxNode, value: SyntaxNode): boolean {
    const call = requireCall(value);
    if (call === undefined) {
      return false;
    }
    const at: Omit<Import, 'name' | 'local'> = { ...range(node), module: requiredModule(call) ?? '' };
    this.required.add(call.id);
    if (name.type === 'identifier') {
      this.addImport({ ...at, name: undefined, local: name.text });
      return true;
    }
    for (const { key, target } of patternEntries(name)) {
      const [local] = patternNames(target);
      if (local !== undefined) {
        const isWhole = key?.type === 'rest_pattern';
        this.addImport({ ...at, name: isWhole ? undefined : importedName(key), local: local.text });
      }
    }
    return true;
  }

  /** `const { sign } = jwt` makes `sign` a part of `jwt`. */
  #declarePattern(pattern: SyntaxNode, whole: Meaning, depth: number): void {
    if (pattern.type !== 'object_pattern' || depth > PATTERN_DEPTH) {
      this.#declareUnknown(pattern);
      return;
    }
    for (const { key, target, fallback } of patternEntries(pattern)) {
      const name = key === null || key.type === 'rest_pattern' ? undefined : keyText(key);
      const path = (): string => `${whole.path()}.${name ?? '?'}`;
      const part = { path, value: () => ({ kind: 'name' as const, path: path(), ...range(target) }) };
      if (name === undefined || fallback !== null) {
        this.#declareUnknown(target);
      } else if (PATTERN_NAMES.has(target.type)) {
        this.names.addAssignment(target.text, target.startIndex, part);
      } else {
        this.#declarePattern(target, part, depth + 1);
      }
    }
  }

  #declareUnknown(pattern: SyntaxNode | null): void {
    for (const name of pattern === null ? [] : patternNames(pattern)) {
      this.names.addUnknown(name.text, name.startIndex);
    }
  }

  #declareField(node: SyntaxNode): void {
    const key = memberKey(node);
    const value = node.childForFieldName('value');
    if (key !== null && value !== null) {
      this.names.addAssignment(`this.${key.text}`, WHOLE_FILE, this.meaning(value));
    }
    this.#declareFieldType(key, node.childForFieldName('type'));
  }

  /** `constructor(private readonly jwt: JwtService)` declares a field. */
  #declareProperty(node: SyntaxNode): void {
    const isProperty = node.children.some(
      (child) => child?.type === 'accessibility_modifier' || child?.type === 'readonly',
    );
    if (isProperty) {
      this.#declareFieldType(node.childForFieldName('pattern'), node.childForFieldName('type'));
    }
  }

  /** Imported types only: those of the language and of the file itself say little about a receiver. */
  #declareFieldType(key: SyntaxNode | null, annotation: SyntaxNode | null): void {
    const type = annotation?.namedChild(0);
    const name = type?.type === 'generic_type' ? type.namedChild(0) : type;
    const imported =
      name?.type === 'type_identifier' ? this.names.imported(name.text, WHOLE_FILE) : undefined;
    if (key !== null && imported !== undefined) {
      this.names.addType(`this.${key.text}`, WHOLE_FILE, imported);
    }
  }
}

export function memberKey(node: SyntaxNode): SyntaxNode | null {
  return (
    node.childForFieldName('key') ?? node.childForFieldName('name') ?? node.childForFieldName('property')
  );
}

/** Assignments that put the right side in place: not `+=`. */
export function isPlain(node: SyntaxNode): boolean {
  return (
    node.type !== 'augmented_assignment_expression' ||
    ['||=', '??='].includes(node.childForFieldName('operator')?.type ?? '')
  );
}
