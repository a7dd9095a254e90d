import type { SyntaxNode } from '../syntax/syntax-trees.ts';
import { keyText } from './javascript-values.ts';
import { descendantsOfType, namedChildren } from './walk.ts';

export const PATTERN_NAMES: ReadonlySet<string> = new Set([
  'identifier',
  'shorthand_property_identifier_pattern',
]);

/** The names that a pattern declares; its keys and default values are none. */
export function patternNames(pattern: SyntaxNode): SyntaxNode[] {
  return descendantsOfType(pattern, PATTERN_NAMES, (parent, child) =>
    parent.type === 'pair_pattern'
      ? parent.childForFieldName('key')?.id === child.id
      : (parent.type === 'assignment_pattern' || parent.type === 'object_assignment_pattern') &&
        parent.childForFieldName('right')?.id === child.id,
  );
}

export interface PatternEntry {
  readonly key: SyntaxNode | null;
  readonly target: SyntaxNode;
  readonly fallback: SyntaxNode | null;
}

/** The entries of `{ a, b: c, d = 1, ...rest }`. */
export function patternEntries(pattern: SyntaxNode): PatternEntry[] {
  return namedChildren(pattern).map((child) => {
    const value = child.type === 'pair_pattern' ? child.childForFieldName('value') : null;
    const key = child.type === 'pair_pattern' ? child.childForFieldName('key') : null;
    const inner = value ?? child;
    const fallback = inner.type.endsWith('assignment_pattern') ? inner.childForFieldName('right') : null;
    const target = fallback === null ? inner : (inner.childForFieldName('left') ?? inner);
    return { key: key ?? target, target, fallback };
  });
}

/** What stands for the whole module: `{ default as x }`. */
export function importedName(key: SyntaxNode | null): string | undefined {
  const name = key === null ? undefined : keyText(key);
  return name === 'default' ? undefined : name;
}
