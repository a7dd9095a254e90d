/**
 * A careful, small reader of shell text: enough to tell which commands a script runs. It knows quotes, comments, line
 * continuations, `&&`, `||`, `;`, `|`, `&`, newlines, groups, variable assignments and here-documents. It does not expand
 * anything.
 */

/** One simple command of a script. */
export interface ShellCommand {
  /** Offsets in the script's text. */
  readonly start: number;
  readonly end: number;
  /** The words, quotes removed, without leading assignments, `sudo`, `exec`, `time` and the like. */
  readonly words: readonly string[];
  /** What joins it to the command before: `&&`, `||`, `|`, `;` or a new line; undefined for the first. */
  readonly joinedBy: string | undefined;
}

const PREFIX_WORDS = new Set(['sudo', 'exec', 'time', 'command', 'nohup', 'env', 'then', 'do', 'else', '!', '{', 'if', 'while']);

/** Splits a script into its simple commands. */
export function readShell(script: string): ShellCommand[] {
  const commands: ShellCommand[] = [];
  let words: string[] = [];
  let start = -1;
  let joinedBy: string | undefined;
  let at = 0;
  const finish = (end: number, separator: string): void => {
    const meaningful = withoutPrefix(words);
    if (meaningful.length > 0) {
      commands.push({ start, end, words: meaningful, joinedBy: commands.length === 0 ? undefined : joinedBy });
      joinedBy = separator;
    } else if (separator !== '\n') {
      joinedBy = separator;
    }
    words = [];
    start = -1;
  };
  while (at < script.length) {
    const separator = SEPARATOR.exec(script.slice(at, at + 2))?.[0];
    const character = script[at] ?? '';
    if (script.startsWith('\\\n', at) || script.startsWith('\\\r\n', at)) {
      at += script[at + 1] === '\r' ? 3 : 2;
    } else if (separator !== undefined) {
      finish(at, separator);
      at += separator.length;
    } else if (character === '#' && (start < 0 || /\s/.test(script[at - 1] ?? ' '))) {
      at = endOfLine(script, at);
    } else if (/[\s()]/.test(character)) {
      at++;
    } else if (script.startsWith('<<', at) && !script.startsWith('<<<', at)) {
      at = skipHereDocument(script, at);
    } else {
      start = start < 0 ? at : start;
      const word = readWord(script, at);
      words.push(word.text);
      at = word.end;
    }
  }
  finish(trimmedEnd(script), '\n');
  return commands;
}

const SEPARATOR = /^(&&|\|\||;;|[;|&\n])/;

function readWord(script: string, start: number): { text: string; end: number } {
  let text = '';
  let at = start;
  while (at < script.length) {
    const character = script[at] ?? '';
    if (script.startsWith('${{', at) || script.startsWith('$(', at) || script.startsWith('${', at)) {
      const end = closing(script, at);
      text += script.slice(at, end);
      at = end;
    } else if (character === "'" || character === '"' || character === '`') {
      const end = endOfQuote(script, at);
      text += script.slice(at + 1, end - 1);
      at = end;
    } else if (character === '\\' && at + 1 < script.length && !/[\r\n]/.test(script[at + 1] ?? '')) {
      text += script[at + 1] ?? '';
      at += 2;
    } else if (/[\s;|()]/.test(character) || character === '\\' || (character === '&' && script[at - 1] !== '>')) {
      break;
    } else {
      text += character;
      at++;
    }
  }
  return { text, end: Math.max(at, start + 1) };
}

function endOfQuote(script: string, start: number): number {
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

/** End of `${{ … }}`, `${ … }` or `$( … )`. */
function closing(script: string, start: number): number {
  if (script.startsWith('${{', start)) {
    const end = script.indexOf('}}', start);
    return end < 0 ? script.length : end + 2;
  }
  const [open, close] = script[start + 1] === '(' ? ['(', ')'] : ['{', '}'];
  let depth = 0;
  for (let at = start + 1; at < script.length; at++) {
    if (script[at] === open) {
      depth++;
    } else if (script[at] === close && --depth === 0) {
      return at + 1;
    }
  }
  return script.length;
}

function skipHereDocument(script: string, start: number): number {
  const match = /^<<-?\s*["']?([A-Za-z_]\w*)["']?[^\n]*\n/.exec(script.slice(start, start + 200));
  if (match === null) {
    return start + 2;
  }
  const lines = script.slice(start + match[0].length).split('\n');
  const last = lines.findIndex((line) => line.trim() === match[1]);
  const body = last < 0 ? lines : lines.slice(0, last + 1);
  return Math.min(script.length, start + match[0].length + body.join('\n').length);
}

function endOfLine(script: string, from: number): number {
  const end = script.indexOf('\n', from);
  return end < 0 ? script.length : end;
}

function trimmedEnd(script: string): number {
  return script.trimEnd().length;
}

function withoutPrefix(words: readonly string[]): string[] {
  let index = 0;
  while (index < words.length) {
    const word = words[index] ?? '';
    if (!PREFIX_WORDS.has(word) && !/^[A-Za-z_]\w*=/.test(word)) {
      break;
    }
    index++;
  }
  return words.slice(index);
}
