/** A token of HCL. `text` of a string is its value, of anything else what is written. */
export interface HclToken {
  readonly kind: 'name' | 'number' | 'string' | 'template' | 'punctuation' | 'newline' | 'end';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

/** Splits HCL into tokens. Never throws: what is not understood is punctuation of one character. */
export function readTokens(text: string): HclToken[] {
  const tokens: HclToken[] = [];
  let at = 0;
  while (at < text.length) {
    const token = readToken(text, at);
    if (token.text !== '' || token.kind === 'string') {
      tokens.push(token);
    }
    at = Math.max(token.end, at + 1);
  }
  tokens.push({ kind: 'end', text: '', start: text.length, end: text.length });
  return tokens;
}

/** The next token; an empty punctuation for what is passed over (white space, comments). */
function readToken(text: string, at: number): HclToken {
  const token = (kind: HclToken['kind'], end: number, value = text.slice(at, end)): HclToken => ({
    kind,
    text: value,
    start: at,
    end,
  });
  const rest = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  const skipped = rest(/[ \t\r\uFEFF]+|(?:#|\/\/)[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y);
  if (skipped !== undefined) {
    return token('punctuation', at + skipped.length, '');
  }
  if (text[at] === '\n') {
    return token('newline', at + 1);
  }
  const heredoc = rest(/<<-?[A-Za-z_][\w-]*[ \t]*\r?\n/y);
  if (heredoc !== undefined) {
    return readHeredoc(text, at, heredoc);
  }
  if (text[at] === '"') {
    return readString(text, at);
  }
  const name = rest(/[A-Za-z_\u0080-\uFFFF][\w\u0080-\uFFFF-]*/y);
  if (name !== undefined) {
    return token('name', at + name.length);
  }
  const number = rest(/\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y);
  return number === undefined ? token('punctuation', at + 1) : token('number', at + number.length);
}

/** `<<EOF` to the line that holds its word alone. */
function readHeredoc(text: string, at: number, opening: string): HclToken {
  const word = /[A-Za-z_][\w-]*/.exec(opening)?.[0] ?? '';
  const from = at + opening.length;
  const closing = new RegExp(`^[ \\t]*${word}[ \\t]*\\r?$`, 'gm');
  closing.lastIndex = from;
  const match = closing.exec(text);
  const body = text.slice(from, match?.index ?? text.length);
  const end = match === null ? text.length : match.index + match[0].replace(/\r$/, '').length;
  return { kind: /[$%]\{/.test(body) ? 'template' : 'string', text: body, start: at, end };
}

/** A quoted string; one with `${…}` or `%{…}` is a template, and quotes within those do not end it. */
function readString(text: string, at: number): HclToken {
  let value = '';
  let isTemplate = false;
  let index = at + 1;
  while (index < text.length) {
    const character = text[index] ?? '';
    if (character === '"' || character === '\n') {
      break;
    }
    if (character === '\\') {
      const next = text[index + 1] ?? '';
      value += ESCAPES[next] ?? `\\${next}`;
      index += 2;
    } else if (/[$%]/.test(character) && text[index + 1] === '{' && text[index - 1] !== character) {
      isTemplate = true;
      const end = endOfTemplate(text, index + 2);
      value += text.slice(index, end);
      index = end;
    } else {
      value += character;
      index++;
    }
  }
  const end = text[index] === '"' ? index + 1 : index;
  return { kind: isTemplate ? 'template' : 'string', text: value, start: at, end };
}

/** Behind the brace that closes a template, strings and braces within it passed over. */
function endOfTemplate(text: string, from: number): number {
  let depth = 1;
  let isQuoted = false;
  for (let index = from; index < text.length; index++) {
    const character = text[index];
    if (character === '\\' && isQuoted) {
      index++;
    } else if (character === '"') {
      isQuoted = !isQuoted;
    } else if (!isQuoted && character === '{') {
      depth++;
    } else if (!isQuoted && character === '}' && --depth === 0) {
      return index + 1;
    } else if (character === '\n') {
      return index;
    }
  }
  return text.length;
}
