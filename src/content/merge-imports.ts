import { goImports } from './imports/go.ts';
import { lineImports, LINE_LANGUAGES } from './imports/lines.ts';
import { pythonImports } from './imports/python.ts';
import { scriptImports } from './imports/script.ts';
import { inOrder, type TextInsertion } from './imports/insertion.ts';

export type { TextInsertion } from './imports/insertion.ts';

/** What merging would do, and where code below the imports may begin. */
export interface ImportMerge {
  /** In the order of their offsets, which count in the source as given; line ends are those of the source. */
  readonly insertions: readonly TextInsertion[];
  /** The end of the last line that must stay above any code: shebang, directives, docstring, imports. */
  readonly headerEnd: number;
}

type Merger = (source: string, imports: string) => ImportMerge;

const MERGERS: Readonly<Record<string, Merger>> = {
  javascript: scriptImports,
  javascriptreact: scriptImports,
  js: scriptImports,
  jsx: scriptImports,
  typescript: scriptImports,
  typescriptreact: scriptImports,
  ts: scriptImports,
  tsx: scriptImports,
  python: pythonImports,
  py: pythonImports,
  go: goImports,
};

/**
 * Merges the import lines of a snippet into a source file: what is imported already is not repeated, names join the
 * import they belong to, new lines go where the language wants them (after a shebang, a licence comment, directives, a
 * docstring, `from __future__`, the package line). Only insertions are made; nothing of the file changes.
 *
 * @param language a VS Code language id or the language of a fence
 */
export function mergeImports(source: string, imports: string | undefined, language: string): ImportMerge {
  const style = LINE_LANGUAGES[language];
  const merger = MERGERS[language] ?? ((text, wanted) => lineImports(text, wanted, style));
  const isWindows = source.includes('\r\n');
  // The mergers count on one line end; offsets are moved back after.
  const { insertions, headerEnd } = merger(isWindows ? source.replaceAll('\r\n', '\n') : source, imports ?? '');
  const back = isWindows ? offsetMapper(source) : (offset: number): number => offset;
  return {
    insertions: inOrder(insertions).map(({ offset, text }) => ({
      offset: back(offset),
      text: isWindows ? text.replaceAll('\n', '\r\n') : text,
    })),
    headerEnd: back(headerEnd),
  };
}

/** The source with insertions made. */
export function applyInsertions(source: string, insertions: readonly TextInsertion[]): string {
  let result = '';
  let last = 0;
  for (const { offset, text } of insertions) {
    result += source.slice(last, offset) + text;
    last = offset;
  }
  return result + source.slice(last);
}

/** From an offset in the text with `\n` to the one in the text with `\r\n`. */
function offsetMapper(source: string): (offset: number) => number {
  const returns: number[] = [];
  for (let at = source.indexOf('\r\n'); at >= 0; at = source.indexOf('\r\n', at + 2)) {
    returns.push(at - returns.length);
  }
  return (offset) => offset + returns.filter((position) => position < offset).length;
}
