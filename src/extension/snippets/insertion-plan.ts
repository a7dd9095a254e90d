import { mergeImports, type TextInsertion } from '../../content/merge-imports.ts';
import type { SnippetVariant } from '../../content/snippet-variants.ts';
import { toPlainText, toSnippetSyntax } from '../../content/tab-stops.ts';

/** What inserting a variant into a document means. */
export interface InsertionPlan {
  /** Imports to add, besides those that go in together with the body. */
  readonly imports: readonly TextInsertion[];
  /** Where the body goes. */
  readonly offset: number;
  /** The body in VS Code's snippet syntax, with what separates it from its surroundings. */
  readonly snippet: string;
  /** The same with every default accepted. */
  readonly plain: string;
}

/**
 * Plans to insert a variant's body at a place in a document: on the line if it is blank, otherwise below it, and never
 * above the imports.
 *
 * @param language the document's VS Code language id
 * @param at the cursor's offset
 */
export function planInsertion(source: string, language: string, at: number, variant: SnippetVariant): InsertionPlan {
  const merge = mergeImports(source, variant.imports, language);
  const body = indentWithTabs(variant.body ?? '').replace(/\s+$/, '');
  const place = placeOf(source, at, merge.headerEnd);
  // Two edits at one place have no order of their own: what goes in together goes in as one.
  const together = merge.insertions.filter(({ offset }) => offset === place.offset);
  const lead = together.map(({ text }) => text.replaceAll('\r\n', '\n')).join('');
  const gap = lead === '' ? place.before : gapAfter(lead, place.before);
  return {
    imports: merge.insertions.filter(({ offset }) => offset !== place.offset),
    offset: place.offset,
    snippet: `${escapeSnippet(lead)}${gap}${toSnippetSyntax(body)}${place.after}`,
    plain: `${lead}${gap}${toPlainText(body)}${place.after}`,
  };
}

interface Place {
  readonly offset: number;
  readonly before: string;
  readonly after: string;
}

function placeOf(source: string, at: number, headerEnd: number): Place {
  if (source.trim() === '') {
    return { offset: 0, before: '', after: '\n' };
  }
  if (at <= headerEnd && headerEnd > 0) {
    const rest = source.slice(headerEnd);
    return { offset: headerEnd, before: '\n\n', after: /^\s*$/.test(rest) ? (rest === '' ? '\n' : '') : /^\r?\n[^\r\n]/.test(rest) ? '\n' : '' };
  }
  const start = source.lastIndexOf('\n', at - 1) + 1;
  const end = endOfLine(source, at);
  if (source.slice(start, end).trim() !== '') {
    return { offset: end, before: '\n', after: end === source.length ? '\n' : '' };
  }
  const isBelowHeader = headerEnd > 0 && source.slice(headerEnd, start).replaceAll('\r', '') === '\n';
  return { offset: Math.min(at, end), before: isBelowHeader ? '\n' : '', after: end === source.length ? '\n' : '' };
}

function gapAfter(lead: string, before: string): string {
  const trailing = /\n*$/.exec(lead)?.[0].length ?? 0;
  const isTop = before === '';
  return isTop ? '\n'.repeat(Math.max(0, 2 - trailing)) : before;
}

function endOfLine(source: string, at: number): number {
  const end = source.indexOf('\n', at);
  const stop = end < 0 ? source.length : end;
  return source[stop - 1] === '\r' && stop > at ? stop - 1 : stop;
}

/** Indentation as tabs: VS Code turns those into what the document uses. */
export function indentWithTabs(code: string): string {
  const lines = code.split('\n');
  const widths = lines.map((line) => /^ +(?=\S)/.exec(line)?.[0].length ?? 0).filter((width) => width > 1);
  const unit = widths.length === 0 ? 0 : Math.min(...widths);
  return unit === 0
    ? code
    : lines
        .map((line) => line.replace(/^ +/, (blanks) => '\t'.repeat(Math.floor(blanks.length / unit)) + ' '.repeat(blanks.length % unit)))
        .join('\n');
}

/** Text for VS Code's snippet syntax, with nothing in it that means anything. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
