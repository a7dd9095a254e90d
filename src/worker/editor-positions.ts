/**
 * The two constructors that `dockerfile-ast` uses of `vscode-languageserver-types`, which esbuild puts in that package's place: the
 * rest of it, the whole language server protocol, would be 28 KB in every worker.
 */

interface Place {
  readonly line: number;
  readonly character: number;
}

export const Position = {
  create: (line: number, character: number): Place => ({ line, character }),
};

/** Two places, or the four numbers of them. */
function createRange(start: Place, end: Place): { start: Place; end: Place };
function createRange(
  line: number,
  character: number,
  endLine: number,
  endCharacter: number,
): { start: Place; end: Place };
function createRange(
  first: Place | number,
  second: Place | number,
  endLine = 0,
  endCharacter = 0,
): { start: Place; end: Place } {
  return typeof first === 'object' && typeof second === 'object'
    ? { start: first, end: second }
    : {
        start: { line: Number(first), character: Number(second) },
        end: { line: endLine, character: endCharacter },
      };
}

export const Range = { create: createRange };
