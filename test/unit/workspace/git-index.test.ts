import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readGitIndex } from '../../../src/workspace/git-index.ts';
import { writeGitIndex } from '../../support/git-index.ts';

const PATHS = ['README.md', 'src/a.ts', 'src/a/b.ts', 'src/ä ö.ts', `src/${'long-'.repeat(40)}name.ts`];

/** An index that git itself wrote; the product never starts git, its tests may. */
function gitIndex(version: number): Uint8Array {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'git-index-'));
  const git = (...args: string[]): void => void execFileSync('git', args, { cwd: folder, stdio: 'pipe' });
  try {
    git('init', '-q');
    for (const file of PATHS) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), file);
    }
    git('add', '-A');
    git('update-index', '--index-version', String(version));
    return readFileSync(path.join(folder, '.git/index'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('readGitIndex', () => {
  for (const version of [2, 3, 4]) {
    it(`reads what git writes in version ${version}`, () => {
      const result = readGitIndex(gitIndex(version));
      assert.deepEqual(result, { kind: 'tracked', paths: [...PATHS].sort() });
    });
  }

  it('reads what our tests write', () => {
    assert.deepEqual(readGitIndex(writeGitIndex(['b', 'a/c'])), { kind: 'tracked', paths: ['a/c', 'b'] });
  });

  it('says so when the file is no index, or ends early', () => {
    assert.equal(readGitIndex(new Uint8Array([1, 2, 3])).kind, 'unreadable');
    assert.equal(readGitIndex(writeGitIndex(['a', 'b', 'c']).slice(0, 100)).kind, 'unreadable');
  });

  it('never throws on damaged bytes', () => {
    const intact = writeGitIndex(['src/a.ts', 'src/b.ts']);
    for (let position = 0; position < intact.length; position++) {
      const damaged = intact.slice();
      damaged[position] = 0xff;
      assert.ok(['tracked', 'sparse', 'unreadable'].includes(readGitIndex(damaged).kind));
    }
  });
});
