import type { Span } from '../workspace/source-text.ts';
import type { Piece } from './site.ts';
import type { SourceFile } from './source-file.ts';

/** The word that a place ends in, quotes left out: `key: true`, `KEY=1`, `"DEBUG=1"`, the default of `${KEY:true}`. */
export function lastWord(source: SourceFile, place: Span): Piece | undefined {
  const { start, text } = textOf(source, place);
  const match = /(?:^|[\s:=])["']?(?:\$\{[\w.-]+:)?([\w.*-]+)\}?["']?$/.exec(text);
  const word = match?.[1] ?? '';
  return match === null
    ? undefined
    : source.piece(start + text.lastIndexOf(word), start + text.lastIndexOf(word) + word.length);
}

/** The word that a key of a place is set to, quotes left out; undefined where it is set twice, or to more than a word. */
export function wordOf(source: SourceFile, place: Span, key: string): Piece | undefined {
  const { start, text } = textOf(source, place);
  const pattern = new RegExp(
    `(?:^|[\\s"'])${key}["']?(?:\\s*[:=]\\s*|\\s+)["']?([\\w.-]+)(?=$|[\\s"'])`,
    'g',
  );
  const [match, ...others] = [...text.matchAll(pattern)];
  if (match === undefined || others.length > 0) {
    return undefined;
  }
  const word = match[1] ?? '';
  const at = start + match.index + match[0].length - word.length;
  return source.piece(at, at + word.length);
}

function textOf(
  source: SourceFile,
  { line, column, endLine, endColumn }: Span,
): { start: number; text: string } {
  const start = source.lines.startOf(line) + column - 1;
  return { start, text: source.text.slice(start, source.lines.startOf(endLine) + endColumn - 1) };
}

/** A place for new lines above a line, and how the line is indented. */
export interface LineRoom {
  readonly line: number;
  readonly indent: string;
  /** One step of indentation, as the file has it. */
  readonly step: string;
}

/**
 * Where lines can be put in above the key at an offset, and above the comment that belongs to it. Undefined where the key does not
 * begin its line, as in `- name: x` and `{ name: x }`.
 */
export function roomAbove(source: SourceFile, offset: number): LineRoom | undefined {
  const { text, lines } = source;
  let { line } = lines.at(offset);
  const indent = text.slice(lines.startOf(line), offset);
  if (!/^[ \t]*$/.test(indent)) {
    return undefined;
  }
  while (line > 1 && /^[ \t]*#/.test(text.slice(lines.startOf(line - 1), lines.startOf(line)))) {
    line--;
  }
  return { line, indent, step: stepOf(text) };
}

/** One step of indentation: the least of any line, two spaces where none is indented. */
export function stepOf(text: string): string {
  const indents = [...text.matchAll(/^([ \t]+)[^\s#]/gm)].map(([, indent = '']) => indent);
  return (
    indents.reduce<string | undefined>(
      (least, indent) => (least === undefined || indent.length < least.length ? indent : least),
      undefined,
    ) ?? '  '
  );
}

const OPPOSITES: readonly (readonly [string, string])[] = [
  ['true', 'false'],
  ['yes', 'no'],
  ['on', 'off'],
  ['1', '0'],
  ['enabled', 'disabled'],
];

/** `True` becomes `False`, `on` becomes `off`, capitals and quotes kept; undefined for all that is no switch. */
export function opposite(word: string): string | undefined {
  const [, quote = '', bare = ''] = /^(["']?)(\w+)\1$/.exec(word) ?? [];
  const pair = OPPOSITES.find((words) => words.includes(bare.toLowerCase()));
  const other = pair?.find((candidate) => candidate !== bare.toLowerCase());
  if (other === undefined) {
    return undefined;
  }
  const cased =
    bare === bare.toLowerCase()
      ? other
      : bare === bare.toUpperCase()
        ? other.toUpperCase()
        : `${other.charAt(0).toUpperCase()}${other.slice(1)}`;
  return `${quote}${cased}${quote}`;
}

/** The line of a place with its line end, where nothing else stands on it. */
export function wholeLine(source: SourceFile, place: Span): Span | undefined {
  const { text, lines } = source;
  const start = lines.startOf(place.line);
  const end = lines.startOf(place.line + 1);
  if (place.line !== place.endLine || text.slice(start, end).trim() !== textOf(source, place).text) {
    return undefined;
  }
  // The last line of a file without a final line end takes that of the line before it.
  return place.line < lines.lines || place.line === 1
    ? lines.span(start, end)
    : lines.span(text[start - 2] === '\r' ? start - 2 : start - 1, end);
}

/** What stands behind a place and ends its line. @param pattern sticky */
export function trailing(source: SourceFile, place: Span, pattern: RegExp): Span | undefined {
  const end = source.lines.startOf(place.endLine) + place.endColumn - 1;
  pattern.lastIndex = end;
  const length = pattern.exec(source.text)?.[0].length;
  return length !== undefined && /^[ \t]*(\r?\n|$)/.test(source.text.slice(end + length, end + length + 200))
    ? source.lines.span(end, end + length)
    : undefined;
}

/** Where lines can be added to a file. */
export function fileEnd({ text, lines }: SourceFile): { readonly end: Span; readonly isOpen: boolean } {
  return { end: lines.span(text.length, text.length), isOpen: text !== '' && !text.endsWith('\n') };
}
