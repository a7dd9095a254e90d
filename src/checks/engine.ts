import type { SyntaxTrees } from '../facts/syntax/syntax-trees.ts';
import { LocalCollecting, type FactCollecting } from '../facts/collecting.ts';
import type { FileSystem } from '../workspace/file-system.ts';
import { CheckSession, type RunInput } from './check-session.ts';
import type { Report } from './result.ts';
import type { Catalogue } from './select.ts';

/** What a single run needs; everything that could differ between faces is passed in. */
export interface RunOptions extends Catalogue, RunInput {
  readonly fs: FileSystem;
  readonly trees: SyntaxTrees;
  /** Where facts come from, if not from this thread. */
  readonly collecting?: FactCollecting;
  readonly version: string;
  /** Milliseconds from any fixed point, for `timing`. */
  readonly now: () => number;
}

/**
 * Runs the checks on an open folder once: walk, collect, conclude.
 *
 * @throws {Cancelled} when the signal is aborted
 * @throws {FileSystemError} when the open folder itself cannot be read
 */
export async function runChecks(options: RunOptions): Promise<Report> {
  const { fs, trees, collecting, version, now, checks, pages, snippetTitles, lists, questions, ...input } =
    options;
  const session = new CheckSession({
    fs,
    collecting: collecting ?? new LocalCollecting(trees),
    catalogue: { checks, pages, snippetTitles, lists, ...(questions === undefined ? {} : { questions }) },
    version,
    now,
    lasting: false,
  });
  return session.run(input);
}
