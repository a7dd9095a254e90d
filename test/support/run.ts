import path from 'node:path';
import { readFile } from 'node:fs/promises';
import { runChecks } from '../../src/checks/engine.ts';
import type { Report } from '../../src/checks/result.ts';
import { selectChecks } from '../../src/checks/select.ts';
import { SyntaxTrees } from '../../src/facts/syntax/syntax-trees.ts';
import type { FileSystem } from '../../src/workspace/file-system.ts';
import { ownContent, ROOT } from './content.ts';

const GRAMMARS = path.join(ROOT, 'node_modules/@vscode/tree-sitter-wasm/wasm');

/** One parser for all tests: grammars load once. */
export const trees = new SyntaxTrees(async (name) =>
  readFile(path.join(GRAMMARS, name === 'tree-sitter' ? 'tree-sitter.wasm' : `tree-sitter-${name}.wasm`)),
);

/** Runs checks (all, or the ones named) on a file system, as of a fixed day. */
export async function run(fs: FileSystem, checks?: readonly string[]): Promise<Report> {
  const { index, lists } = ownContent();
  return runChecks({
    ...selectChecks(index, lists, checks === undefined ? {} : { checks }),
    fs,
    trees,
    evaluatedOn: '2026-11-21',
    version: '0.0.0-test',
    now: () => 0,
  });
}
