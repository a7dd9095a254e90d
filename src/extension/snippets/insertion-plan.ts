import { mergeImports, type TextInsertion } from '../../content/merge-imports.ts';
import type { SnippetVariant } from '../../content/snippet-variants.ts';
import { toPlainText, toSnippetSyntax } from '../../content/tab-stops.ts';

/** What inserting a variant into a document means. */
export interface InsertionPlan {
  /** Imports to add, besides those that go in together with the body. */
  readonly imports: readonly TextInsertion[];
  /** Where the body goes. */
  readonly offset: number;
  /** The body in VS Code's snippet syntax, with what separates it from its surroundings, indented as the document is. */
  readonly snippet: string;
  /** The same with every default accepted. */
  readonly plain: string;
}

/** Where a body is to go. */
export interface InsertionTarget {
  readonly source: string;
  /** VS Code language id. */
  readonly language: string;
  /** The cursor's offset. */
  readonly at: number;
  /** One step of indentation as the document writes it. */
  readonly unit: string;
}

/**
 * Plans to insert a variant's body at a place in a document: on the line if it is blank, otherwise below it, and never
 * above the imports.
 */
export function planInsertion(
  { source, language, at, unit }: InsertionTarget,
  variant: SnippetVariant,
): InsertionPlan {
  const merge = mergeImports(source, variant.imports, language);
  const place = placeOf(source, at, merge.headerEnd);
  const body = indent(variant.body ?? '', unit, place.indent);
  // Two edits at one place have no order of their own: what goes in together goes in as one.
  const together = merge.insertions.filter(({ offset }) => offset === place.offset);
  const lead = together.map(({ text }) => text.replaceAll('\r\n', '\n')).join('');
  const gap = lead === '' ? place.before : gapAfter(lead, place.before);
  return {
    imports: merge.insertions.filter(({ offset }) => offset !== place.offset),
    offset: place.offset,
    snippet: `${escapeSnippet(`${lead}${gap}`)}${toSnippetSyntax(body)}${place.after}`,
    plain: `${lead}${gap}${toPlainText(body)}${place.after}`,
  };
}

interface Place {
  readonly offset: number;
  readonly before: string;
  readonly after: string;
  /** The indentation of the lines after the first. */
  readonly indent: string;
}

function placeOf(source: string, at: number, headerEnd: number): Place {
  if (source.trim() === '') {
    return { offset: 0, before: '', after: '\n', indent: '' };
  }
  if (at <= headerEnd && headerEnd > 0) {
    const rest = source.slice(headerEnd);
    const after = rest === '' || /^\r?\n[^\r\n]/.test(rest) ? '\n' : '';
    return { offset: headerEnd, before: '\n\n', after, indent: '' };
  }
  const start = source.lastIndexOf('\n', at - 1) + 1;
  const end = endOfLine(source, at);
  const after = end === source.length ? '\n' : '';
  const line = source.slice(start, end);
  const blanks = /^[ \t]*/.exec(line)?.[0] ?? '';
  if (blanks.length < line.length) {
    return { offset: end, before: `\n${blanks}`, after, indent: blanks };
  }
  const isBelowHeader = headerEnd > 0 && source.slice(headerEnd, start).replaceAll('\r', '') === '\n';
  // The blanks before the cursor stay where they are and indent the first line.
  return {
    offset: Math.min(at, end),
    before: isBelowHeader ? '\n' : '',
    after,
    indent: source.slice(start, Math.min(at, end)),
  };
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

/** A body with the document's steps of indentation, and with the indentation of its place on all lines but the first. */
function indent(body: string, unit: string, base: string): string {
  return indentWithTabs(body)
    .replace(/\s+$/, '')
    .split('\n')
    .map((line, index) => {
      const stepped = line.replace(/^\t+/, (tabs) => unit.repeat(tabs.length));
      return index === 0 || stepped === '' ? stepped : `${base}${stepped}`;
    })
    .join('\n');
}

/** Indentation as tabs, one a step: the step of a body is its least indentation. */
export function indentWithTabs(code: string): string {
  const lines = code.split('\n');
  const widths = lines.map((line) => /^ +(?=\S)/.exec(line)?.[0].length ?? 0).filter((width) => width > 1);
  const step = widths.length === 0 ? 0 : Math.min(...widths);
  const withTabs = (blanks: string): string =>
    '\t'.repeat(Math.floor(blanks.length / step)) + ' '.repeat(blanks.length % step);
  return step === 0 ? code : lines.map((line) => line.replace(/^ +/, withTabs)).join('\n');
}

/** Text for VS Code's snippet syntax, with nothing in it that means anything. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
