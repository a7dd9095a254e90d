import { toPlainText } from '../../content/tab-stops.ts';

/** Where the first tab stop's value stands once a text is written with its defaults; undefined without a value. */
export function firstTabStop(code: string): { readonly start: number; readonly end: number } | undefined {
  const stop = /‹1(?:[:|][^›]*)›/.exec(code);
  if (stop === null) {
    return undefined;
  }
  const start = toPlainText(code.slice(0, stop.index)).length;
  return { start, end: start + toPlainText(stop[0]).length };
}
