import { LineMap } from '../workspace/source-text.ts';
import type { TextEdit } from './result.ts';

/** Edits that cannot be applied to a text: they overlap, or name a place that it does not have. */
export class EditConflict extends Error {}

/**
 * The text of one file after its edits. The file's own line ends are kept, a byte order mark stays where it is.
 *
 * @param edits all of the same file
 * @throws {EditConflict} when two edits overlap, or one lies outside the text
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const body = text.slice(mark.length);
  const lines = new LineMap(body);
  const lineEnd = /\r?\n/.exec(body)?.[0] ?? '\n';
  const changes = edits
    .map((edit) => ({
      start: offsetOf(lines, body, edit.line, edit.column),
      end: offsetOf(lines, body, edit.endLine, edit.endColumn),
      newText: edit.newText.replace(/\r?\n/g, lineEnd),
    }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  let result = mark;
  let last = 0;
  let inserted = -1;
  for (const { start, end, newText } of changes) {
    // Two texts put in at one place would have no order.
    if (start < last || end < start || (start === end && inserted === start)) {
      throw new EditConflict(`Edits overlap at offset ${start}`);
    }
    result += body.slice(last, start) + newText;
    last = end;
    inserted = start === end ? start : -1;
  }
  return result + body.slice(last);
}

function offsetOf(lines: LineMap, text: string, line: number, column: number): number {
  const start = lines.startOf(line);
  const end = line < lines.lines ? lines.startOf(line + 1) - 1 : text.length;
  const offset = start + column - 1;
  if (line < 1 || column < 1 || line > lines.lines || offset > end) {
    throw new EditConflict(`There is no line ${line}, column ${column}`);
  }
  return offset;
}
