/** One fenced code block of a page. */
export interface Fence {
  /** First word of the info string, lower case; empty when none stands there. */
  readonly language: string;
  /** `key=value` pairs of the info string. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Words of the info string without `=`, for example `wrong`. */
  readonly flags: ReadonlySet<string>;
  /** The code, with `\n` line ends and without the last one. */
  readonly code: string;
  /** Line of the opening fence, counted from 1 in the text given. */
  readonly line: number;
  /** The text of the `##` heading above, or empty. */
  readonly heading: string;
}

/**
 * Reads the fenced code blocks of a markdown body. Only what our pages use: fences of three or more backticks at the
 * start of a line, closed by at least as many. An unclosed fence runs to the end, as in CommonMark.
 */
export function readFences(body: string): Fence[] {
  const fences: Fence[] = [];
  const lines = body.split(/\r?\n/);
  let heading = '';
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (line.startsWith('## ')) {
      heading = line.slice(3).trim();
    }
    const opening = /^(`{3,})([^`]*)$/.exec(line);
    if (opening === null) {
      continue;
    }
    const [, ticks = '', info = ''] = opening;
    const start = index + 1;
    let end = start;
    while (end < lines.length && !isClosing(lines[end] ?? '', ticks.length)) {
      end++;
    }
    fences.push({ ...parseInfo(info), code: lines.slice(start, end).join('\n'), line: start, heading });
    index = end;
  }
  return fences;
}

/** Splits an info string: the language, then flags and `key=value` pairs; a value with spaces is in double quotes. */
export function parseInfo(info: string): Pick<Fence, 'language' | 'attributes' | 'flags'> {
  const words = info.match(/[^\s"=]+="[^"]*"|\S+/g) ?? [];
  const attributes = new Map<string, string>();
  const flags = new Set<string>();
  const [language = '', ...rest] = words;
  for (const word of rest) {
    const equals = word.indexOf('=');
    if (equals < 0) {
      flags.add(word);
    } else {
      attributes.set(word.slice(0, equals), word.slice(equals + 1).replace(/^"|"$/g, ''));
    }
  }
  return { language: language.toLowerCase(), attributes, flags };
}

function isClosing(line: string, ticks: number): boolean {
  const match = /^(`{3,})\s*$/.exec(line);
  return match !== null && (match[1]?.length ?? 0) >= ticks;
}
