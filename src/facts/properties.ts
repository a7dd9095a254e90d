/** One entry of a `.properties` file, with the offsets of its value. */
export interface Property {
  readonly key: string;
  readonly value: string;
  /** Offset of the key's first character, and of the end of the value. */
  readonly start: number;
  readonly end: number;
}

/**
 * Reads a `.properties` file: `key=value`, `key: value` and `key value`, comments with `#` and `!`, lines that go on after a
 * backslash. Spring Boot splits a file into documents at `#---` and `!---`; each is a list of its own.
 */
export function readProperties(text: string): Property[][] {
  const documents: Property[][] = [[]];
  let offset = 0;
  while (offset < text.length) {
    const line = logicalLine(text, offset);
    const raw = text.slice(offset, line.end);
    if (/^[#!]---\s*$/.test(raw)) {
      documents.push([]);
    }
    const property = /^\s*[#!]/.test(raw)
      ? undefined
      : readEntry(line.text, offset + raw.length - raw.trimStart().length, line.end);
    if (property !== undefined) {
      documents.at(-1)?.push(property);
    }
    offset = line.next;
  }
  return documents;
}

/** A line with those that it goes on in; comments never go on. */
function logicalLine(text: string, from: number): { text: string; end: number; next: number } {
  let joined = '';
  for (let start = from; ;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const raw = text.slice(start, end).replace(/\r$/, '');
    const part = joined === '' ? raw : raw.trimStart();
    const isContinued =
      /(?:^|[^\\])(?:\\\\)*\\$/.test(raw) && newline >= 0 && !/^\s*[#!]/.test(text.slice(from, end));
    if (!isContinued) {
      return { text: joined + part, end: start + raw.length, next: end + 1 };
    }
    joined += part.slice(0, -1);
    start = end + 1;
  }
}

function readEntry(line: string, start: number, end: number): Property | undefined {
  const match = /^\s*((?:\\.|[^\s=:\\])+)(?:\s*[=:]\s*|\s+|$)(.*)$/.exec(line);
  return match === null
    ? undefined
    : { key: unescape(match[1] ?? ''), value: unescape(match[2] ?? '').trim(), start, end };
}

function unescape(text: string): string {
  return text.replace(
    /\\(?:u([0-9a-fA-F]{4})|(.))/g,
    (_, code: string | undefined, letter: string | undefined) =>
      code === undefined
        ? ({ t: '\t', n: '\n', r: '\r', f: '\f' }[letter ?? ''] ?? letter ?? '')
        : String.fromCharCode(parseInt(code, 16)),
  );
}
