import type { SourceFile } from './source-file.ts';
import type { SyntaxNode } from './syntax/syntax-trees.ts';

/** Which environment a condition asks for; undefined when it asks for something else. */
export type Environment = 'production' | 'development';

/** Conditions longer than this are not read as tests of the environment. */
const CONDITION_LIMIT = 400;

const BRANCHES = new Set([
  'if_statement',
  'elif_clause',
  'else_if_clause',
  'ternary_expression',
  'conditional_expression',
  'conditional',
  'if',
  'elsif',
  'unless',
  'if_modifier',
  'unless_modifier',
]);

const CASES = new Set([
  'switch_case',
  'expression_case',
  'when',
  'case_clause',
  'switch_block_statement_group',
]);
const CLASSES = new Set(['class_definition', 'class_declaration', 'class', 'module']);
const ENTRIES = new Set(['pair', 'array_element_initializer']);

/**
 * True where code, or a value, can only take effect outside production: it stands in the branch of an environment test, in a
 * class of development settings, or under such a key.
 */
export function isDevelopmentOnly(source: SourceFile, offset: number): boolean {
  let node = source.tree()?.rootNode.descendantForIndex(offset) ?? null;
  for (
    let parent = node?.parent ?? null;
    node !== null && parent !== null;
    node = parent, parent = parent.parent
  ) {
    if (isDevelopmentBranch(parent, node)) {
      return true;
    }
  }
  return false;
}

/** True where a condition of any kind decides whether the place is reached; the file itself and functions are none. */
export function isConditional(source: SourceFile, offset: number): boolean {
  let node = source.tree()?.rootNode.descendantForIndex(offset) ?? null;
  for (
    let parent = node?.parent ?? null;
    node !== null && parent !== null;
    node = parent, parent = parent.parent
  ) {
    if (BRANCHES.has(parent.type) && conditionOf(parent)?.id !== node.id) {
      return true;
    }
  }
  return false;
}

/** True below Python's `if __name__ == "__main__":`, which a server that imports the module never runs. */
export function isMainGuarded(source: SourceFile, offset: number): boolean {
  let node = source.tree()?.rootNode.descendantForIndex(offset) ?? null;
  for (; node !== null; node = node.parent) {
    if (
      node.type === 'if_statement' &&
      /^\(?\s*__name__\s*==\s*["']__main__["']/.test(conditionOf(node)?.text ?? '')
    ) {
      return true;
    }
  }
  return false;
}

function isDevelopmentBranch(parent: SyntaxNode, child: SyntaxNode): boolean {
  if (BRANCHES.has(parent.type)) {
    const condition = conditionOf(parent);
    if (condition === null || condition.id === child.id) {
      return false;
    }
    const isElse = isAlternative(parent, child) !== parent.type.startsWith('unless');
    const environment = environmentOf(condition.text, isElse);
    return environment === (isElse ? 'production' : 'development');
  }
  if (CASES.has(parent.type)) {
    return isDevelopmentName(/^(?:case|when)?\s*["':]?([\w-]+)/.exec(parent.text)?.[1] ?? '');
  }
  if (CLASSES.has(parent.type)) {
    return /^(dev|develop|development|test|testing|local|ci)(?![a-z])/i.test(
      (parent.childForFieldName('name')?.text ?? '').replace(/([a-z])([A-Z])/g, '$1_$2'),
    );
  }
  if (ENTRIES.has(parent.type)) {
    const key = parent.childForFieldName('key') ?? parent.namedChild(0);
    return key !== null && key.id !== child.id && isDevelopmentName(key.text.replace(/^["':]|["':]$/g, ''));
  }
  return false;
}

function isDevelopmentName(name: string): boolean {
  return /^(dev|develop|development|test|testing|local)$/i.test(name);
}

function conditionOf(node: SyntaxNode): SyntaxNode | null {
  const named = node.childForFieldName('condition');
  // Python's `a if condition else b` has no field names.
  return named ?? (node.type === 'conditional_expression' ? node.namedChild(1) : null);
}

function isAlternative(node: SyntaxNode, child: SyntaxNode): boolean {
  if (node.childrenForFieldName('alternative').some((alternative) => alternative?.id === child.id)) {
    return true;
  }
  return (
    node.type === 'conditional_expression' &&
    node.childForFieldName('condition') === null &&
    node.namedChild(2)?.id === child.id
  );
}

/**
 * The environment that a condition asks for.
 *
 * @param forElse whether the answer is wanted for the other branch: then a conjunction says nothing
 */
export function environmentOf(condition: string, forElse = false): Environment | undefined {
  const text = condition.trim().replace(/^\(([^()]*)\)$/, '$1');
  if (text.length > CONDITION_LIMIT) {
    return undefined;
  }
  const every = text.split(/\|\||\bor\b/);
  if (every.length > 1) {
    return agreeing(every.map((part) => environmentOf(part)));
  }
  const some = text.split(/&&|\band\b/);
  if (some.length > 1) {
    return forElse ? undefined : some.map((part) => environmentOf(part)).find((found) => found !== undefined);
  }
  const isNegated = /^\s*(!(?!=)|not\b)/.test(text) !== /!==?|<>|\bis not\b|\bnot in\b|\.ne\(/.test(text);
  const words = text.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
  if (/(^|[^a-z])prod(uction)?([^a-z]|$)/.test(words)) {
    return isNegated ? 'development' : 'production';
  }
  return /(^|[^a-z])(dev|develop|development|local|test|testing|debug)([^a-z]|$)/.test(words)
    ? isNegated
      ? 'production'
      : 'development'
    : undefined;
}

function agreeing(found: readonly (Environment | undefined)[]): Environment | undefined {
  const [first] = found;
  return found.every((environment) => environment === first) ? first : undefined;
}
