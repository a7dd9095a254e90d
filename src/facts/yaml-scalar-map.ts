import type { Scalar } from 'yaml';

/**
 * Where each character of a scalar's value stands in the file. Folding, indentation, quotes and escapes lie between the two,
 * so the texts are laid side by side: equal characters belong together, white space may differ, an escape stands for one
 * character. What does not fit leaves the rest of the value without a place.
 */
export class ScalarMap {
  readonly #offsets: Int32Array;

  constructor(text: string, node: Scalar.Parsed) {
    const value = typeof node.value === 'string' ? node.value : node.source;
    this.#offsets = new Int32Array(value.length).fill(-1);
    const [start, end] = node.range;
    const isDouble = node.type === 'QUOTE_DOUBLE';
    let at = startOfContent(text, node, start, end);
    let index = 0;
    while (index < value.length && at < end) {
      const raw = text[at] ?? '';
      if (isDouble && raw === '\\') {
        const length = ESCAPE_LENGTH[text[at + 1] ?? ''] ?? 2;
        if (/[\r\n]/.test(text[at + 1] ?? '')) {
          at += 2;
        } else {
          this.#offsets[index++] = at;
          at += length;
        }
      } else if (raw === value[index]) {
        this.#offsets[index++] = at++;
      } else if (/\s/.test(raw) || (raw === "'" && text[at - 1] === "'")) {
        at++;
      } else if (/\s/.test(value[index] ?? '')) {
        this.#offsets[index++] = at;
      } else {
        break;
      }
    }
  }

  /** The file's offsets of a part of the value; undefined where it has none. */
  range(start: number, end: number): { start: number; end: number } | undefined {
    const from = this.#offsets[start] ?? -1;
    const to = this.#offsets[Math.max(start, end - 1)] ?? -1;
    return from < 0 || to < from ? undefined : { start: from, end: end > start ? to + 1 : from };
  }
}

const ESCAPE_LENGTH: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };

function startOfContent(text: string, node: Scalar.Parsed, start: number, end: number): number {
  if (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED') {
    const newline = text.indexOf('\n', start);
    return newline < 0 ? end : newline + 1;
  }
  return node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' ? start + 1 : start;
}
