import path from 'node:path';
import { loadContent } from '../../build/content.ts';
import type { CompiledContent } from '../../src/content/compile.ts';
import { formatProblem } from '../../src/content/problem.ts';

export const ROOT = path.resolve(import.meta.dirname, '../..');

let loaded: CompiledContent | undefined;

/** The repository's own content, compiled once for all tests. */
export function ownContent(): CompiledContent {
  if (loaded === undefined) {
    const { content, problems } = loadContent(path.join(ROOT, 'content'));
    if (content === undefined) {
      throw new Error(`the content does not compile:\n${problems.map(formatProblem).join('\n')}`);
    }
    loaded = content;
  }
  return loaded;
}
