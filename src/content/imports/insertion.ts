/** Text to put into a source. Several at one offset go in one after the other. */
export interface TextInsertion {
  readonly offset: number;
  readonly text: string;
}

/** In the order of their offsets, without empty ones; those at one offset stay in their order. */
export function inOrder(insertions: readonly TextInsertion[]): TextInsertion[] {
  return insertions
    .filter(({ text }) => text !== '')
    .map((insertion, order) => ({ insertion, order }))
    .sort((a, b) => a.insertion.offset - b.insertion.offset || a.order - b.order)
    .map(({ insertion }) => insertion);
}

/** The end of the line that `offset` is on, without its line end. */
export function lineEnd(source: string, offset: number): number {
  const end = source.indexOf('\n', offset);
  return end < 0 ? source.length : end;
}

/**
 * Puts whole lines after a header that ends at `end`. A blank line separates them from the header where `apart` says
 * so, and one always separates them from what follows, unless that is blank already.
 */
export function linesAfter(source: string, end: number, lines: readonly string[], apart: boolean): TextInsertion[] {
  if (lines.length === 0) {
    return [];
  }
  const block = lines.join('\n');
  if (end === 0) {
    const follows = source.trim() === '' ? '' : source.startsWith('\n') ? '\n' : '\n\n';
    return [{ offset: 0, text: `${block}${follows || '\n'}` }];
  }
  const rest = source.slice(end);
  const before = apart ? '\n\n' : '\n';
  // What follows on the very next line would stick to the new lines.
  const after = /^\n[^\n\s]/.test(rest) && apart ? '\n' : rest === '' ? '\n' : '';
  return [{ offset: end, text: `${before}${block}${after}` }];
}
