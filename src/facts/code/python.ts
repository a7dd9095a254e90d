import type { SyntaxNode, SyntaxTree } from '../syntax/syntax-trees.ts';
import type { CodeModel } from './code-model.ts';
import { PYTHON_FUNCTIONS, PythonValues } from './python-values.ts';
import { NO_ARGUMENTS } from './reader.ts';
import { WHOLE_FILE } from './scope.ts';
import { childrenOfType, descendantsOfType, fieldChildren, namedChildren, range } from './walk.ts';

const VISITED = [
  'import_statement',
  'import_from_statement',
  'future_import_statement',
  'call',
  'decorator',
  'assignment',
  'augmented_assignment',
  'named_expression',
  'pair',
  'parameters',
  'lambda_parameters',
  'for_statement',
  'for_in_clause',
  'as_pattern',
  'global_statement',
  'nonlocal_statement',
  'delete_statement',
];

const IDENTIFIER: ReadonlySet<string> = new Set(['identifier']);
const SELF = new Set(['self', 'cls']);

/** Builds the model of a Python file. */
export function readPython(tree: SyntaxTree): CodeModel {
  return new PythonReader(PYTHON_FUNCTIONS, VISITED).read(tree);
}

class PythonReader extends PythonValues {
  protected override declare(node: SyntaxNode): void {
    switch (node.type) {
      case 'import_statement':
        this.#declareModules(node);
        break;
      case 'import_from_statement':
        this.#declareNames(node);
        break;
      case 'assignment':
        this.#declareAssignment(node);
        break;
      case 'augmented_assignment':
        this.#declareUnknown(node.childForFieldName('left'));
        break;
      case 'named_expression':
        this.#declareMeaning(node.childForFieldName('name'), node.childForFieldName('value'));
        break;
      case 'parameters':
      case 'lambda_parameters':
        this.#declareParameters(node);
        break;
      case 'for_statement':
      case 'for_in_clause':
        this.#declareUnknown(node.childForFieldName('left'));
        break;
      case 'as_pattern':
        this.#declareAlias(node);
        break;
      case 'global_statement':
        for (const name of namedChildren(node)) {
          this.names.addGlobal(name.text, name.startIndex);
        }
        break;
      case 'nonlocal_statement':
      case 'delete_statement':
        for (const name of childrenOfType(node, 'identifier')) {
          this.names.addReassignment(name.text, name.startIndex, undefined);
        }
        break;
      case 'decorator':
        if (node.namedChild(0)?.type === 'call') {
          this.decorators.add(node.namedChild(0)?.id ?? 0);
        }
        break;
      default:
    }
  }

  protected override visit(node: SyntaxNode): void {
    switch (node.type) {
      case 'call':
        this.addCall(this.call(node));
        break;
      case 'decorator':
        this.#readDecorator(node);
        break;
      case 'assignment':
      case 'named_expression':
        this.#readAssignment(node);
        break;
      case 'pair':
        this.#readPair(node);
        break;
      default:
        if (PYTHON_FUNCTIONS.has(node.type)) {
          this.addFunction(node);
        }
    }
  }

  /** The call inside `@name(…)` is visited on its own; a plain `@name` is a call without arguments. */
  #readDecorator(node: SyntaxNode): void {
    const target = node.namedChild(0);
    if (target !== null && target.type !== 'call') {
      const call = this.makeCall(node, target, this.path(target), null, NO_ARGUMENTS);
      this.addCall({ ...call, isDecorator: true });
    }
  }

  #readAssignment(node: SyntaxNode): void {
    const left = node.childForFieldName('left') ?? node.childForFieldName('name');
    const right = node.childForFieldName('right') ?? node.childForFieldName('value');
    for (const [target, value] of left === null || right === null ? [] : pairs(left, right)) {
      this.addAssignment(node, this.targetOf(target), this.value(value), this.keyOf(target));
    }
  }

  /** `{'SECRET_KEY': 'x'}`; keys that are not strings name nothing. */
  #readPair(node: SyntaxNode): void {
    const key = node.childForFieldName('key');
    const value = node.childForFieldName('value');
    const name = key?.type === 'string' ? this.value(key) : undefined;
    if (name?.kind === 'string' && value !== null) {
      this.addAssignment(node, name.text, this.value(value), name.text);
    }
  }

  /** `import a.b` binds `a`, `import a.b as c` binds `c`. */
  #declareModules(node: SyntaxNode): void {
    for (const child of fieldChildren(node, 'name')) {
      const module = (child.childForFieldName('name') ?? child).text;
      const alias = child.childForFieldName('alias')?.text;
      const first = module.split('.')[0] ?? module;
      const entry = { ...range(node), module, name: undefined, local: alias ?? first };
      this.addImport(entry, alias === undefined ? first : module);
    }
  }

  #declareNames(node: SyntaxNode): void {
    const at = { ...range(node), module: node.childForFieldName('module_name')?.text ?? '' };
    for (const child of fieldChildren(node, 'name')) {
      const name = (child.childForFieldName('name') ?? child).text;
      this.addImport({ ...at, name, local: child.childForFieldName('alias')?.text ?? name });
    }
    if (namedChildren(node).some((child) => child.type === 'wildcard_import')) {
      this.addImport({ ...at, name: '*', local: '' });
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
      this.#declareMeaning(target, value);
    }
  }

  #declareMeaning(target: SyntaxNode | null, value: SyntaxNode | null): void {
    if (target === null || value === null) {
      return;
    }
    if (target.type === 'identifier') {
      this.names.addAssignment(target.text, target.startIndex, this.meaning(value));
    } else if (target.type === 'attribute' && SELF.has(target.childForFieldName('object')?.text ?? '')) {
      this.names.addAssignment(target.text, WHOLE_FILE, this.meaning(value));
    }
  }

  #declareParameters(node: SyntaxNode): void {
    for (const parameter of namedChildren(node)) {
      const pattern =
        parameter.childForFieldName('name') ??
        (parameter.type === 'typed_parameter' ? parameter.namedChild(0) : parameter);
      this.#declareUnknown(pattern);
    }
  }

  /** `with connect() as db` says what `db` is; `except E as error` does not. */
  #declareAlias(node: SyntaxNode): void {
    const target = node.childForFieldName('alias')?.namedChild(0) ?? null;
    if (node.parent?.type === 'with_item') {
      this.#declareMeaning(target, node.namedChild(0));
    } else {
      this.#declareUnknown(target);
    }
  }

  #declareUnknown(pattern: SyntaxNode | null): void {
    const names =
      pattern === null
        ? []
        : descendantsOfType(
            pattern,
            IDENTIFIER,
            (parent) => parent.type === 'attribute' || parent.type === 'subscript',
          );
    for (const name of names) {
      this.names.addUnknown(name.text, name.startIndex);
    }
  }
}

const LISTS = new Set(['pattern_list', 'tuple_pattern', 'list_pattern']);
const VALUE_LISTS = new Set(['expression_list', 'tuple', 'list']);

/** Which value each target of an assignment gets: `a, b = 1, 2` has two; none where that cannot be told. */
function pairs(left: SyntaxNode, right: SyntaxNode): [target: SyntaxNode, value: SyntaxNode][] {
  if (!LISTS.has(left.type)) {
    return [[left, right]];
  }
  const targets = namedChildren(left);
  const values = VALUE_LISTS.has(right.type) ? namedChildren(right) : [];
  const isKnown = targets.length === values.length && ![...targets, ...values].some(isSplat);
  return isKnown
    ? targets.flatMap((target, index): [SyntaxNode, SyntaxNode][] => {
        const value = values[index];
        return value === undefined ? [] : [[target, value]];
      })
    : [];
}

function isSplat(node: SyntaxNode): boolean {
  return node.type === 'list_splat' || node.type === 'list_splat_pattern';
}
