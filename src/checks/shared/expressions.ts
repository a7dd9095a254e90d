/** Functions of GitHub's expressions that give a boolean or a hash, whatever they are given. */
const CLOSED_FUNCTIONS = /^(contains|startsWith|endsWith|hashFiles|success|failure|always|cancelled)$/i;

/**
 * The parts of a GitHub Actions expression that its result may be made of, in a plain form: `a['b']` as `a.b`, literals
 * taken out. What only decides between results (comparisons, negations, the left side of `&&`, boolean functions) is left
 * out.
 */
export function resultsOf(expression: string): string[] {
  const plain = expression
    .slice(0, 4000)
    .replace(/\[\s*'([\w-]+)'\s*\]/g, '.$1')
    .replace(/'(?:[^']|'')*'/g, "''");
  return splitTop(plain, '||').flatMap((alternative) => {
    const last = (splitTop(alternative, '&&').at(-1) ?? '').trim();
    if (last.startsWith('!') || splitComparison(last)) {
      return [];
    }
    const inner = /^\(([\s\S]*)\)$/.exec(last)?.[1];
    if (inner !== undefined && isBalanced(inner)) {
      return inner.length < plain.length ? resultsOf(inner) : [];
    }
    const call = /^([A-Za-z]+)\s*\(([\s\S]*)\)$/.exec(last);
    return call !== null && CLOSED_FUNCTIONS.test(call[1] ?? '') && isBalanced(call[2] ?? '') ? [] : [last];
  });
}

/** Splits at an operator that stands in no parentheses. */
function splitTop(text: string, operator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    depth += text[at] === '(' ? 1 : text[at] === ')' ? -1 : 0;
    if (depth === 0 && text.startsWith(operator, at)) {
      parts.push(text.slice(start, at));
      at += operator.length - 1;
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
}

function splitComparison(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    depth += text[at] === '(' ? 1 : text[at] === ')' ? -1 : 0;
    if (depth === 0 && /^([=!<>]=|[<>])/.test(text.slice(at, at + 2))) {
      return true;
    }
  }
  return false;
}

/** True when no parenthesis closes more than was opened before it. */
function isBalanced(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    depth += character === '(' ? 1 : character === ')' ? -1 : 0;
    if (depth < 0) {
      return false;
    }
  }
  return depth === 0;
}
