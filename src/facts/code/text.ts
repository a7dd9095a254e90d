import type { SyntaxNode } from '../syntax/syntax-trees.ts';
import type { CodeRange, Value } from './code-model.ts';
import { namedChildren, range } from './walk.ts';

/** Text that is longer when put together says nothing that a check asks for. */
const TEXT_LIMIT = 64 * 1024;

const NAMED_ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\u0007',
  e: '\u001b',
  s: ' ',
};

const ESCAPE =
  /\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{1,2})|([0-7]{1,3})|(\r\n|[^]))/g;

/** Letters that mean something after a backslash, by language; JavaScript's where nothing else is said. */
export const ESCAPES = {
  javascript: 'nrtbfv',
  go: 'nrtbfva',
  java: 'nrtbfs',
  php: 'nrtfve',
  python: 'nrtbfva',
  ruby: 'nrtbfvaes',
};

/**
 * The text that a string literal stands for.
 *
 * @param named the letters that mean something after a backslash
 * @param keepsUnknown whether the backslash stays before other letters and signs, as in Python and PHP
 */
export function unescapeText(text: string, named = ESCAPES.javascript, keepsUnknown = false): string {
  if (!text.includes('\\')) {
    return text;
  }
  return text.replace(ESCAPE, (all: string, ...groups: (string | undefined)[]) => {
    const [braced, short, long, hex, octal, other] = groups;
    const digits = braced ?? short ?? long ?? hex;
    if (digits !== undefined || octal !== undefined) {
      const code = digits === undefined ? parseInt(octal ?? '', 8) : parseInt(digits, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    }
    if (other === undefined || other === '\n' || other === '\r\n') {
      return '';
    }
    const meaning = named.includes(other) ? NAMED_ESCAPES[other] : undefined;
    return meaning ?? (keepsUnknown && !/[\\'"$]/.test(other) ? all : other);
  });
}

/** Text in which a backslash escapes only itself and the quote, as between single quotes in Ruby and PHP. */
export function unescapeQuotes(text: string): string {
  return text.replace(/\\(['\\])/g, '$1');
}

/** A concatenation: one string when every part is one, else a template; `other` when no part of it is text. */
export function joinText(parts: readonly Value[], at: CodeRange): Value {
  const flat = parts.flatMap((part) => (part.kind === 'template' ? part.parts : [part]));
  const texts = flat.flatMap((part) => (part.kind === 'string' ? [part.text] : []));
  if (texts.length === 0 || texts.reduce((sum, text) => sum + text.length, 0) > TEXT_LIMIT) {
    return { kind: 'other', ...at };
  }
  return texts.length === flat.length
    ? { kind: 'string', text: texts.join(''), ...at }
    : { kind: 'template', parts: flat, ...at };
}

/** A call that formats: its arguments are what the text is made of. */
export function formatted(parts: readonly Value[], at: CodeRange): Value {
  return parts.length === 1 && parts[0]?.kind === 'string'
    ? { ...parts[0], ...at }
    : {
        kind: 'template',
        parts: parts.flatMap((part) => (part.kind === 'template' ? part.parts : [part])),
        ...at,
      };
}

/** What a language says about its string literals with things put in. */
export interface Interpolation {
  /** Where the text begins and ends, quotes left out, from the node's start. */
  readonly from: number;
  readonly to: number;
  readonly isPart: (child: SyntaxNode) => boolean;
  readonly value: (child: SyntaxNode) => Value | undefined;
  readonly unescape: (text: string) => string;
  /** PHP writes `{$x}`, the braces no part of the inner node. */
  readonly isBraced?: boolean;
}

/** A string literal that may have expressions put in: a string when it has none. */
export function interpolated(node: SyntaxNode, how: Interpolation): Value {
  const text = node.text;
  const parts: Value[] = [];
  const inserted = namedChildren(node).filter(how.isPart);
  let from = how.from;
  const addText = (to: number): void => {
    if (to > from) {
      const at = { start: node.startIndex + from, end: node.startIndex + to };
      parts.push({ kind: 'string', text: how.unescape(text.slice(from, to)), ...at });
    }
  };
  for (const child of inserted) {
    const start = child.startIndex - node.startIndex;
    const end = child.endIndex - node.startIndex;
    const braces = how.isBraced === true && text[start - 1] === '{' && text[end] === '}' ? 1 : 0;
    addText(start - braces);
    parts.push(how.value(child) ?? { kind: 'other', ...range(child) });
    from = end + braces;
  }
  addText(how.to);
  if (inserted.length === 0) {
    return { kind: 'string', text: how.unescape(text.slice(how.from, how.to)), ...range(node) };
  }
  return { kind: 'template', parts, ...range(node) };
}

/** The text of a block with the indentation that all its lines share taken away. */
export function dedent(text: string): string {
  const lines = text.split(/\r?\n/);
  const indents = lines
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  const shared = indents.length === 0 ? 0 : indents.reduce((least, indent) => Math.min(least, indent));
  return lines.map((line) => line.slice(shared)).join('\n');
}
