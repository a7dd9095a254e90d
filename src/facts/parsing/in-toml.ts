import { ParseError, parseTOML } from 'toml-eslint-parser';
import type { ParseProblem } from '../parse-problems.ts';
import type { SourceFile } from '../source-file.ts';

/** The first mistake of a TOML file; a key that stands twice is one by the format's own rules. */
export function findTomlProblems(source: SourceFile): ParseProblem[] {
  try {
    // Readers of 1.0 are about; what only they refuse is not called broken.
    parseTOML(source.text, { tomlVersion: '1.1' });
    return [];
  } catch (error) {
    if (!(error instanceof ParseError)) {
      throw error;
    }
    const isDuplicate = /duplicate|already|redefin/i.test(error.message);
    return [
      {
        kind: isDuplicate ? 'duplicate' : 'error',
        message: error.message.replace(/\.$/, ''),
        site: source.lineSite(error.lineNumber),
      },
    ];
  }
}
