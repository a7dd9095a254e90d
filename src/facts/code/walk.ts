import type { SyntaxNode } from '../syntax/syntax-trees.ts';
import type { CodeRange } from './code-model.ts';

/**
 * Goes through a tree without recursion and shows its named nodes of the given types: `enter` before what stands inside
 * them, `leave` after it. The parser looks for them all at once: each step of a cursor would cost as much as parsing does.
 */
export function visitNodes(
  root: SyntaxNode,
  types: ReadonlySet<string>,
  enter: (node: SyntaxNode) => void,
  leave: (node: SyntaxNode) => void,
): void {
  const open: { readonly node: SyntaxNode; readonly end: number }[] = [];
  for (const node of root.descendantsOfType([...types])) {
    if (node?.isNamed !== true) {
      continue;
    }
    for (let last = open.at(-1); last !== undefined && last.end <= node.startIndex; last = open.at(-1)) {
      open.pop();
      leave(last.node);
    }
    enter(node);
    open.push({ node, end: node.endIndex });
  }
  for (let last = open.pop(); last !== undefined; last = open.pop()) {
    leave(last.node);
  }
}

export function range(node: SyntaxNode): CodeRange {
  return { start: node.startIndex, end: node.endIndex };
}

/** The named children that are not comments. */
export function namedChildren(node: SyntaxNode): SyntaxNode[] {
  return node.namedChildren.filter(
    (child): child is SyntaxNode => child !== null && !child.type.endsWith('comment'),
  );
}

export function childrenOfType(node: SyntaxNode, type: string): SyntaxNode[] {
  return namedChildren(node).filter((child) => child.type === type);
}

/** All children of a field, of which there may be several. */
export function fieldChildren(node: SyntaxNode, field: string): SyntaxNode[] {
  return node.childrenForFieldName(field).filter((child): child is SyntaxNode => child?.isNamed === true);
}

/** The nodes of some types in a pattern or another small tree, without descending into what `skip` names. */
export function descendantsOfType(
  root: SyntaxNode,
  types: ReadonlySet<string>,
  skip?: (parent: SyntaxNode, child: SyntaxNode) => boolean,
): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (types.has(node.type)) {
      found.push(node);
      continue;
    }
    const parent = node;
    open.push(...namedChildren(parent).filter((child) => skip?.(parent, child) !== true));
  }
  return found;
}
