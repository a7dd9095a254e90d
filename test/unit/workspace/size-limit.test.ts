import assert from 'node:assert/strict';
import { sizeLimitOf } from '../../../src/workspace/workspace.ts';
import { MemoryFileSystem } from '../../support/memory-file-system.ts';
import { run } from '../../support/run.ts';

const MIB = 1024 * 1024;
const MANIFEST = '{ "dependencies": { "express": "^5.1.0" } }';
const LOCK = '{ "packages": { "": { "dependencies": { "express": "^5.0.0" } } } }';

/** What is said of a lockfile that was written for another range and has a given size. */
async function outcomeOf(size: number): Promise<string | undefined> {
  const lock = LOCK + ' '.repeat(size - LOCK.length);
  const files = new Map([
    ['package.json', MANIFEST],
    ['package-lock.json', lock],
  ]);
  const report = await run(new MemoryFileSystem(files), ['config/lockfile-in-sync']);
  return report.results.find((result) => result.check === 'config/lockfile-in-sync')?.outcome;
}

describe('the size up to which a file is read', () => {
  it('is eight times as much for lockfiles, wherever they are', () => {
    assert.equal(sizeLimitOf('src/app.ts'), MIB);
    assert.equal(sizeLimitOf('package.json'), MIB);
    assert.equal(sizeLimitOf('package-lock.json'), 8 * MIB);
    assert.equal(sizeLimitOf('apps/api/pnpm-lock.yaml'), 8 * MIB);
    assert.equal(sizeLimitOf('composer.lock'), 8 * MIB);
  });

  it('lets a lockfile of some megabytes be compared, and leaves a larger one unknown', async () => {
    assert.equal(await outcomeOf(3 * MIB), 'fail');
    assert.equal(await outcomeOf(8 * MIB), 'fail');
    assert.equal(await outcomeOf(8 * MIB + 1), 'unknown');
  });
});
