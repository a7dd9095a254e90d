import type { Call, CodeRange, Entry, Value } from '../code/code-model.ts';
import type { Piece } from '../site.ts';
import type { SourceFile } from '../source-file.ts';
import type { CookieMend, CookieRoom } from './cookie-model.ts';

/** How a language writes a flag, and what it calls the two. */
export interface FlagStyle {
  readonly secure: string;
  readonly httpOnly: string;
  /** What stands between the name and the value: `: `, `=`, ` => `. */
  readonly sets: string;
  readonly on: string;
}

export const SCRIPT_STYLE: FlagStyle = { secure: 'secure', httpOnly: 'httpOnly', sets: ': ', on: 'true' };
export const PYTHON_STYLE: FlagStyle = { secure: 'secure', httpOnly: 'httponly', sets: '=', on: 'True' };
export const GO_STYLE: FlagStyle = { secure: 'Secure', httpOnly: 'HttpOnly', sets: ': ', on: 'true' };
export const RUBY_STYLE: FlagStyle = { secure: 'secure', httpOnly: 'httponly', sets: ': ', on: 'true' };
export const PHP_STYLE: FlagStyle = { secure: "'secure'", httpOnly: "'httponly'", sets: ' => ', on: 'true' };

/** Flags that stand in places of their own: only literals can be changed. */
export function ofValues(
  source: SourceFile,
  secure: Value | undefined,
  httpOnly: Value | undefined,
): CookieMend {
  return { secure: literal(source, secure), httpOnly: literal(source, httpOnly), room: undefined };
}

/** Flags of an object literal: literals can be changed, missing ones are put in before its first entry. */
export function ofOptions(source: SourceFile, options: Value | undefined, style: FlagStyle): CookieMend {
  if (options?.kind !== 'object') {
    return ofValues(source, undefined, undefined);
  }
  const bare = (key: string): string => key.replace(/'/g, '');
  const find = (key: string): Value | undefined =>
    options.entries.find((entry) => entry.key === bare(key))?.value;
  return {
    ...ofValues(source, find(style.secure), find(style.httpOnly)),
    room: options.open ? undefined : roomInObject(source, options, style),
  };
}

/** Flags of keyword arguments: missing ones are put in behind the last argument. */
export function ofKeywords(source: SourceFile, call: Call, style: FlagStyle): CookieMend {
  const find = (key: string): Value | undefined => call.named.find((entry) => entry.key === key)?.value;
  const last = [...call.args, ...call.named].reduce<CodeRange | undefined>(
    (latest, item) => (latest === undefined || item.end > latest.end ? item : latest),
    undefined,
  );
  return {
    ...ofValues(source, find(style.secure), find(style.httpOnly)),
    room: call.open || last === undefined ? undefined : roomBehind(source, call, last, style, '', ''),
  };
}

/** An object of options as one more argument, where a call has none yet. */
export function asNewArgument(source: SourceFile, call: Call, style: FlagStyle): CookieMend {
  const last = call.args.at(-1);
  const room =
    last === undefined || call.open ? undefined : roomBehind(source, call, last, style, '{ ', ' }');
  return { secure: undefined, httpOnly: undefined, room };
}

function literal(source: SourceFile, value: Value | undefined): Piece | undefined {
  if (value?.kind !== 'boolean' && (value?.kind !== 'number' || value.text !== '0')) {
    return undefined;
  }
  // The range of a field in Go holds its key too.
  const word = /\w+$/.exec(source.text.slice(value.start, value.end))?.[0] ?? '';
  return source.piece(value.end - word.length, value.end);
}

function words(style: FlagStyle): Pick<CookieRoom, 'secure' | 'httpOnly'> {
  const word = (name: string): string => `${name}${style.sets}${style.on}`;
  return { secure: word(style.secure), httpOnly: word(style.httpOnly) };
}

function roomInObject(
  source: SourceFile,
  options: CodeRange & { readonly entries: readonly Entry[] },
  style: FlagStyle,
): CookieRoom | undefined {
  const { text } = source;
  const [first] = options.entries;
  if (first === undefined) {
    const inside = /^[{[]([ \t]*)[}\]]$/.exec(text.slice(options.start, options.end));
    const at = options.start + 1;
    const space = inside?.[1] === '' ? ' ' : '';
    return inside === null
      ? undefined
      : { at: source.lines.span(at, at), ...words(style), before: ' ', between: ', ', after: space };
  }
  const lineStart = text.lastIndexOf('\n', first.start - 1) + 1;
  const indent = text.slice(lineStart, first.start);
  const ownLine = /^[ \t]*$/.test(indent);
  const between = ownLine ? `,\n${indent}` : ', ';
  return {
    at: source.lines.span(first.start, first.start),
    ...(ownLine && style.secure === GO_STYLE.secure
      ? aligned(text.slice(first.start, first.start + 80), style)
      : words(style)),
    before: '',
    between,
    after: between,
  };
}

/** gofmt lines the values of neighbouring entries up. */
function aligned(first: string, style: FlagStyle): Pick<CookieRoom, 'secure' | 'httpOnly'> {
  const width = /^\w+:[ \t]*/.exec(first)?.[0].length ?? 0;
  const word = (name: string): string => `${`${name}: `.padEnd(width)}${style.on}`;
  return { secure: word(style.secure), httpOnly: word(style.httpOnly) };
}

function roomBehind(
  source: SourceFile,
  call: Call,
  last: CodeRange,
  style: FlagStyle,
  open: string,
  close: string,
): CookieRoom | undefined {
  const { text } = source;
  const lineStart = text.lastIndexOf('\n', last.start - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? '';
  const ownLine = lineStart + indent.length === last.start;
  // Behind a text of many lines, or a comment, the place of a new argument is not plain to see.
  const isPlain = /^\s*,?\s*\)?$/.test(text.slice(last.end, call.end)) && last.end <= call.end;
  const between = ownLine && open === '' ? `,\n${indent}` : ', ';
  return isPlain
    ? {
        at: source.lines.span(last.end, last.end),
        ...words(style),
        before: `${ownLine ? `,\n${indent}` : ', '}${open}`,
        between,
        after: close,
      }
    : undefined;
}

/** An object of options below a key that an object literal does not have yet. */
export function inNewEntry(
  source: SourceFile,
  outer: Value | undefined,
  key: string,
  style: FlagStyle,
): CookieMend {
  const { room } = ofOptions(source, outer, style);
  const wrapped =
    room === undefined
      ? undefined
      : { ...room, before: `${room.before}${key}: { `, between: ', ', after: ` }${room.after}` };
  return { secure: undefined, httpOnly: undefined, room: wrapped };
}
