/** Parts of the shell reader that look at single words. */

/** Words that only say how the command after them is run. */
const PREFIX_WORDS = new Set([
  'sudo',
  'doas',
  'exec',
  'time',
  'command',
  'nohup',
  'env',
  'nice',
  'then',
  'do',
  'else',
  'elif',
  '!',
  '{',
  'if',
  'while',
  'until',
]);

/** Options of `sudo`, `env` and `nice` that have a value. */
const PREFIX_VALUES = /^(-u|--user|-g|--group|-n|--adjustment|-h|--host|-C|--chdir|-S)$/;

/** Takes assignments, `sudo`, `env` and the like off the front of a command. */
export function withoutPrefix(words: readonly string[]): string[] {
  let index = 0;
  let program: string | undefined;
  while (index < words.length) {
    const word = words[index] ?? '';
    if (PREFIX_WORDS.has(word)) {
      program = word;
    } else if (
      program !== undefined &&
      /^(sudo|doas|env|nice|time|exec)$/.test(program) &&
      word.startsWith('-')
    ) {
      // `sudo -n` has no value, `nice -n 5` has.
      index += PREFIX_VALUES.test(word) && !(word === '-n' && program !== 'nice') ? 1 : 0;
    } else if (program === 'command' && /^-[vV]$/.test(word)) {
      return words.slice(index - 1);
    } else if (!/^[A-Za-z_]\w*\+?=/.test(word)) {
      break;
    }
    index++;
  }
  return words.slice(index);
}

/** True for `>`, `2>&1`, `&>log`, `<<<`: what follows the sign, in the same word or the next, is no argument. */
export function isRedirection(word: string): boolean {
  return /^(\d*|&)(>>?\|?|<<<|<>?)(&[\d-]*)?/.test(word) && /^(\d*|&)[<>]/.test(word);
}

/** The offset after the quotation that starts at `start`. */
export function endOfQuote(script: string, start: number): number {
  const quote = script[start];
  for (let at = start + 1; at < script.length; at++) {
    if (script[at] === '\\' && quote !== "'") {
      at++;
    } else if (script[at] === quote) {
      return at + 1;
    }
  }
  return script.length;
}

/** The offset after `${{ … }}`, `${ … }`, `$( … )` or `( … )`. */
export function closingOf(script: string, start: number): number {
  if (script.startsWith('${{', start)) {
    const end = script.indexOf('}}', start);
    return end < 0 ? script.length : end + 2;
  }
  const opening = script[start] === '$' ? start + 1 : start;
  const [open, close] = script[opening] === '(' ? ['(', ')'] : ['{', '}'];
  let depth = 0;
  for (let at = opening; at < script.length; at++) {
    const character = script[at];
    if (character === '\\') {
      at++;
    } else if (open === '(' && (character === "'" || character === '"')) {
      at = endOfQuote(script, at) - 1;
    } else if (character === open) {
      depth++;
    } else if (character === close && --depth === 0) {
      return at + 1;
    }
  }
  return script.length;
}
