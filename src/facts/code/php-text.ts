import type { SyntaxNode } from '../syntax/syntax-trees.ts';
import type { Value } from './code-model.ts';
import { ESCAPES, dedent, interpolated, unescapeQuotes, unescapeText } from './text.ts';
import { range } from './walk.ts';

const TEXT_PARTS = new Set(['string_content', 'escape_sequence', 'nowdoc_string']);

/** A string between single or double quotes, or what stands between backticks. */
export function phpString(node: SyntaxNode, value: (child: SyntaxNode) => Value): Value {
  const opening = node.firstChild?.text ?? '';
  return interpolated(node, {
    from: opening.length,
    to: Math.max(opening.length, node.text.length - 1),
    isPart: (child) => !TEXT_PARTS.has(child.type),
    value,
    unescape: node.type === 'string' ? unescapeQuotes : unescapePhp,
    isBraced: true,
  });
}

/** A heredoc or nowdoc; without things put in, the indentation of its end is taken away. */
export function phpHeredoc(node: SyntaxNode, value: (child: SyntaxNode) => Value): Value {
  const body = node.childForFieldName('value');
  if (body === null) {
    return { kind: 'string', text: '', ...range(node) };
  }
  const whole = interpolated(body, {
    from: 0,
    to: body.text.length,
    isPart: (child) => !TEXT_PARTS.has(child.type),
    value,
    unescape: node.type === 'nowdoc' ? (text) => text : unescapePhp,
    isBraced: true,
  });
  return whole.kind === 'string'
    ? { ...whole, text: dedent(whole.text.replace(/^\r?\n|\r?\n[ \t]*$/g, '')), ...range(node) }
    : { ...whole, ...range(node) };
}

function unescapePhp(text: string): string {
  return unescapeText(text, ESCAPES.php, true);
}
