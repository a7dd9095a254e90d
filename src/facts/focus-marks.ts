import type { Call, CodeModel, CodeRange } from './code/code-model.ts';
import type { Piece } from './site.ts';
import type { SourceFile } from './source-file.ts';

/**
 * The part of a focus mark that makes it one: `.only`, the `f` of `fdescribe`, the argument `focus: true` with its comma, the line
 * of a decorator. Undefined where taking it away would need a change elsewhere too.
 *
 * @param mark where the mark stands
 */
export function focusPiece(
  mark: CodeRange,
  call: Call,
  code: CodeModel,
  source: SourceFile,
): Piece | undefined {
  const { text } = source;
  const written = text.slice(mark.start, mark.end);
  switch (source.family) {
    case 'javascript': {
      const places = [...written.matchAll(/\.only\b/g)];
      const [only] = places;
      if (only !== undefined) {
        return places.length === 1 ? piece(source, mark.start + only.index, '.only') : undefined;
      }
      return code.imports.some(({ local }) => local === written) ? undefined : letter(source, mark, written);
    }
    case 'ruby':
      return /^(:focus|focus|["']?focus["']?\s*(:|=>))/.test(written)
        ? argument(source, mark)
        : letter(source, mark, written);
    case 'python': {
      const start = text.lastIndexOf('\n', mark.start - 1) + 1;
      const end = text.indexOf('\n', mark.end) + 1;
      return end > 0 && /^\s*@[\w.]+(\(\))?\s*$/.test(text.slice(start, end))
        ? source.piece(start, end)
        : undefined;
    }
    case 'php': {
      const found = /\s*->only\(\s*\)$/.exec(text.slice(call.start, call.end));
      return found === null ? undefined : piece(source, call.start + found.index, found[0]);
    }
    default:
      return undefined;
  }
}

function piece(source: SourceFile, start: number, text: string): Piece {
  return source.piece(start, start + text.length);
}

/** The `f` of `fdescribe`. */
function letter(source: SourceFile, mark: CodeRange, written: string): Piece | undefined {
  return /^f[a-z]+$/.test(written) ? piece(source, mark.start, 'f') : undefined;
}

/** An argument with the comma that sets it off. */
function argument(source: SourceFile, mark: CodeRange): Piece | undefined {
  const before = /,\s*$/.exec(source.text.slice(0, mark.start));
  if (before !== null) {
    return source.piece(before.index, mark.end);
  }
  const after = /^\s*,\s*/.exec(source.text.slice(mark.end));
  return after === null ? undefined : source.piece(mark.start, mark.end + after[0].length);
}
