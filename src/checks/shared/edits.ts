import { opposite } from '../../facts/pieces.ts';
import type { Piece, Replacement } from '../../facts/site.ts';
import type { Span } from '../../workspace/source-text.ts';
import type { EditFix, TextEdit } from '../result.ts';

/** A fix whose outcome is what the program was meant to do all along. */
export function safeEdit(title: string, ...edits: readonly TextEdit[]): EditFix {
  return { kind: 'edit', title, disposition: 'safe', edits };
}

/** A fix whose outcome a person should look at. */
export function reviewEdit(title: string, ...edits: readonly TextEdit[]): EditFix {
  return { kind: 'edit', title, disposition: 'review', edits };
}

/** Puts a text in the place of another. */
export function replace(path: string, { line, column, endLine, endColumn }: Span, newText: string): TextEdit {
  return { path, line, column, endLine, endColumn, newText };
}

/** The change that a fact names. */
export function change(path: string, replacement: Replacement): TextEdit {
  return replace(path, replacement, replacement.newText);
}

/** Takes a piece of text away. */
export function remove(path: string, span: Span): TextEdit {
  return replace(path, span, '');
}

/** Puts a text in before a place. */
export function insertAt(path: string, at: Pick<Span, 'line' | 'column'>, newText: string): TextEdit {
  return { path, line: at.line, column: at.column, endLine: at.line, endColumn: at.column, newText };
}

/** Puts a text in behind a piece. */
export function insertBehind(
  path: string,
  at: Pick<Span, 'endLine' | 'endColumn'>,
  newText: string,
): TextEdit {
  return insertAt(path, { line: at.endLine, column: at.endColumn }, newText);
}

/** Whole lines put in above a line. */
export function insertLines(path: string, line: number, lines: readonly string[]): TextEdit {
  return insertAt(path, { line, column: 1 }, lines.map((text) => `${text}\n`).join(''));
}

/** A line at the end of a file, or as all of a new one where there is no file. */
export function appendLine(
  path: string,
  end: { readonly end: Span; readonly isOpen: boolean } | undefined,
  line: string,
): TextEdit {
  return end === undefined
    ? { ...insertAt(path, { line: 1, column: 1 }, `${line}\n`), create: true }
    : insertAt(path, end.end, `${end.isOpen ? '\n' : ''}${line}\n`);
}

/** The edit of a draft: nothing at all where there is none, as optional fields want it. */
export function withEdit(edit: EditFix | undefined): { readonly edit?: EditFix } {
  return edit === undefined ? {} : { edit };
}

/** A fix that turns a switch round, which changes what the program does; undefined where its text is no switch. */
export function flip(
  path: string,
  piece: Piece | undefined,
  title: (text: string) => string,
): EditFix | undefined {
  const other = piece === undefined ? undefined : opposite(piece.text);
  return piece === undefined || other === undefined
    ? undefined
    : reviewEdit(title(other), replace(path, piece, other));
}
