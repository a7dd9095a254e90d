/**
 * Tab stops are written `‹1:value›`, `‹1›`, `‹1|a,b|›` and `‹0›` in our pages, so that `$` in shell, PHP, Terraform and
 * Actions stays itself. This module turns them into VS Code's snippet syntax, or into plain text with the defaults.
 */

const TAB_STOP = /‹(\d+)(?:([:|])([^‹›]*))?›/g;

/** A mistake in the tab stops of a snippet body; undefined when there is none. */
export function tabStopMistake(body: string): string | undefined {
  const rest = body.replace(TAB_STOP, '');
  if (/[‹›]/.test(rest)) {
    return 'a ‹ or › that is not part of a tab stop';
  }
  const numbers = [...body.matchAll(TAB_STOP)].map((match) => Number(match[1]));
  const highest = Math.max(0, ...numbers);
  for (let number = 1; number <= highest; number++) {
    if (!numbers.includes(number)) {
      return `tab stop ${number} is missing: numbers run from 1 without a gap`;
    }
  }
  if (numbers.filter((number) => number === 0).length > 1) {
    return 'more than one ‹0›';
  }
  return undefined;
}

/** The body in VS Code's snippet syntax; everything outside tab stops is escaped. */
export function toSnippetSyntax(body: string): string {
  return replaceTabStops(body, escapeText, (number, separator, text) => {
    if (separator === '|') {
      const choices = choicesOf(text).map((choice) => choice.replace(/[\\$}|,]/g, '\\$&'));
      return `\${${number}|${choices.join(',')}|}`;
    }
    return separator === ':' ? `\${${number}:${escapeText(text)}}` : `\${${number}}`;
  });
}

/** The body as it reads when every default is accepted. */
export function toPlainText(body: string): string {
  const defaults = new Map<string, string>();
  for (const [, number = '', separator, text = ''] of body.matchAll(TAB_STOP)) {
    if (separator !== undefined && !defaults.has(number)) {
      defaults.set(number, separator === '|' ? (choicesOf(text)[0] ?? '') : text);
    }
  }
  return replaceTabStops(
    body,
    (text) => text,
    (number) => defaults.get(number) ?? '',
  );
}

/** The values of a choice; a closing `|`, as VS Code's own syntax has it, may stand there. */
function choicesOf(text: string): string[] {
  return text.replace(/\|$/, '').split(',');
}

function replaceTabStops(
  body: string,
  outside: (text: string) => string,
  inside: (number: string, separator: string | undefined, text: string) => string,
): string {
  let result = '';
  let last = 0;
  for (const match of body.matchAll(TAB_STOP)) {
    result += outside(body.slice(last, match.index));
    result += inside(match[1] ?? '', match[2], match[3] ?? '');
    last = match.index + match[0].length;
  }
  return result + outside(body.slice(last));
}

function escapeText(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
