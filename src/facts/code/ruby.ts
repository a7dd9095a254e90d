import type { SyntaxNode, SyntaxTree } from '../syntax/syntax-trees.ts';
import type { CodeModel } from './code-model.ts';
import { NO_ARGUMENTS } from './reader.ts';
import { RUBY_FUNCTIONS, RubyValues } from './ruby-values.ts';
import { WHOLE_FILE } from './scope.ts';
import { childrenOfType, descendantsOfType, namedChildren, range } from './walk.ts';

const VISITED = [
  'call',
  'assignment',
  'operator_assignment',
  'hash',
  'method_parameters',
  'block_parameters',
  'lambda_parameters',
  'exception_variable',
  'for',
  'heredoc_beginning',
  'heredoc_body',
  // A name that stands alone in one of these is a call.
  'program',
  'body_statement',
  'block_body',
  'then',
  'else',
];

const IMPORTS = new Set(['require', 'require_relative', 'load']);
const IDENTIFIER: ReadonlySet<string> = new Set(['identifier']);
/** Names that belong to the whole file, wherever they are assigned. */
const SHARED = new Set(['constant', 'instance_variable', 'class_variable', 'global_variable']);
/** Words that the grammar takes for names and that call nothing. */
const MODIFIERS = new Set(['private', 'protected', 'public', 'module_function', 'private_class_method']);

/** Builds the model of a Ruby file. */
export function readRuby(tree: SyntaxTree): CodeModel {
  return new RubyReader(RUBY_FUNCTIONS, VISITED).read(tree);
}

class RubyReader extends RubyValues {
  /** Heredocs whose body is still to come; bodies follow in the order of the beginnings. */
  readonly #beginnings: SyntaxNode[] = [];
  /** Blocks that are the bodies of lambdas, by node. */
  readonly #bodies = new Set<number>();
  /** What is assigned to and looks like a call, by node: `config.x` in `config.x = y`. */
  readonly #targets = new Set<number>();

  protected override declare(node: SyntaxNode): void {
    switch (node.type) {
      case 'assignment':
        for (const { target, value } of pairs(node)) {
          this.#declareAssignment(target, value);
        }
        break;
      case 'operator_assignment': {
        const left = node.childForFieldName('left');
        if (left !== null) {
          this.#declareAssignment(left, isPlain(node) ? node.childForFieldName('right') : null);
        }
        break;
      }
      case 'method_parameters':
      case 'block_parameters':
      case 'lambda_parameters':
        this.#declareParameters(node);
        break;
      case 'exception_variable':
        this.#declareUnknown(node);
        break;
      case 'for':
        this.#declareUnknown(node.childForFieldName('pattern'));
        break;
      case 'lambda':
        this.#bodies.add(node.childForFieldName('body')?.id ?? 0);
        break;
      case 'heredoc_beginning':
        this.#beginnings.push(node);
        break;
      case 'heredoc_body': {
        const beginning = this.#beginnings.shift();
        if (beginning !== undefined) {
          this.heredocs.set(beginning.id, node);
        }
        break;
      }
      default:
    }
  }

  protected override visit(node: SyntaxNode): void {
    switch (node.type) {
      case 'call':
        this.#readCall(node);
        break;
      case 'assignment':
      case 'operator_assignment':
        this.#readAssignment(node);
        break;
      case 'hash':
        this.#readHash(node);
        break;
      case 'program':
      case 'body_statement':
      case 'block_body':
      case 'then':
      case 'else':
        this.#readWords(node);
        break;
      default:
        if (RUBY_FUNCTIONS.has(node.type) && !this.#bodies.has(node.id)) {
          this.addFunction(node);
        }
    }
  }

  #readCall(node: SyntaxNode): void {
    if (this.#targets.has(node.id)) {
      return;
    }
    const call = this.call(node);
    this.addCall(call);
    const [module] = call.args;
    if (IMPORTS.has(call.callee) && module?.kind === 'string') {
      this.addImport({ ...range(node), module: module.text, name: undefined, local: '' });
    }
  }

  /** `has_secure_password` on a line of its own is a call that the grammar takes for a name. */
  #readWords(node: SyntaxNode): void {
    for (const word of childrenOfType(node, 'identifier')) {
      const name = word.text;
      if (!MODIFIERS.has(name) && !this.names.isDeclared(name, word.startIndex)) {
        this.addCall(this.makeCall(word, word, name, null, NO_ARGUMENTS));
      }
    }
  }

  #readAssignment(node: SyntaxNode): void {
    if (!isPlain(node)) {
      return;
    }
    for (const { target, value } of pairs(node)) {
      if (value !== null) {
        const path = this.targetOf(target);
        const name = this.keyOf(target) ?? path.replace(/^.*(?:\.|::)|^[@$]+/, '');
        this.addAssignment(node, path, this.value(value), name);
      }
    }
  }

  /** Entries of hashes are assignments too; keyword arguments are not. */
  #readHash(node: SyntaxNode): void {
    for (const pair of childrenOfType(node, 'pair')) {
      const { key, value } = this.entry(pair);
      if (key !== undefined) {
        this.addAssignment(pair, key, value, key);
      }
    }
  }

  #declareAssignment(target: SyntaxNode, value: SyntaxNode | null): void {
    const meaning = value === null ? undefined : this.meaning(value);
    this.#targets.add(target.id);
    if (target.type === 'identifier') {
      this.names.addReassignment(target.text, target.startIndex, meaning);
    } else if (SHARED.has(target.type)) {
      this.names.addReassignment(target.text, WHOLE_FILE, meaning);
    }
  }

  #declareParameters(node: SyntaxNode): void {
    for (const parameter of namedChildren(node)) {
      this.#declareUnknown(parameter.childForFieldName('name') ?? parameter);
    }
  }

  #declareUnknown(pattern: SyntaxNode | null): void {
    for (const name of pattern === null ? [] : descendantsOfType(pattern, IDENTIFIER)) {
      this.names.addUnknown(name.text, name.startIndex);
    }
  }
}

interface Pair {
  readonly target: SyntaxNode;
  /** Null where it cannot be told. */
  readonly value: SyntaxNode | null;
}

/** Targets and values: `a, b = 1, 2` has two of each. */
function pairs(node: SyntaxNode): Pair[] {
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  if (left === null) {
    return [];
  }
  if (left.type !== 'left_assignment_list') {
    return [{ target: left, value: right }];
  }
  const targets = namedChildren(left);
  const isList = right?.type === 'right_assignment_list' || right?.type === 'array';
  const values = isList ? namedChildren(right) : [];
  const isKnown =
    values.length === targets.length && !values.some((value) => value.type === 'splat_argument');
  return targets.map((target, index) => ({ target, value: isKnown ? (values[index] ?? null) : null }));
}

/** Assignments that put the right side in place: not `+=`. */
function isPlain(node: SyntaxNode): boolean {
  return node.type === 'assignment' || node.childForFieldName('operator')?.type === '||=';
}
