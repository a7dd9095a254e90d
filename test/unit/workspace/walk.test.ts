import assert from 'node:assert/strict';
import { Cancelled, walk } from '../../../src/workspace/walk.ts';
import { FileSystemError } from '../../../src/workspace/file-system.ts';
import { writeGitIndex } from '../../support/git-index.ts';
import { MemoryFileSystem } from '../../support/memory-file-system.ts';

const files = (entries: Record<string, string | Uint8Array>): Map<string, string | Uint8Array> =>
  new Map(Object.entries(entries));

async function listed(fs: MemoryFileSystem): Promise<readonly string[]> {
  return (await walk(fs))[0]?.files ?? [];
}

describe('walk', () => {
  it('lists files in code unit order and leaves dependencies and git out', async () => {
    const fs = new MemoryFileSystem(
      files({
        'b.ts': '',
        'a.ts': '',
        'B.ts': '',
        'node_modules/x/index.js': '',
        '.venv/lib/y.py': '',
        '.git/HEAD': '',
      }),
    );
    assert.deepEqual(await listed(fs), ['B.ts', 'a.ts', 'b.ts']);
  });

  it('follows nested ignore files, the nearest deciding', async () => {
    const fs = new MemoryFileSystem(
      files({
        '.gitignore': '*.log\nbuild/\n',
        'a.log': '',
        'keep/.gitignore': '!important.log\n',
        'keep/important.log': '',
        'keep/other.log': '',
        'build/out.js': '',
        'sub/build/out.js': '',
      }),
    );
    assert.deepEqual(await listed(fs), ['.gitignore', 'keep/.gitignore', 'keep/important.log']);
  });

  it('looks at a tracked file although it is ignored, and only at that one', async () => {
    const fs = new MemoryFileSystem(
      files({
        '.gitignore': 'dist/\n',
        'dist/tracked.js': '',
        'dist/other.js': '',
        '.git/index': writeGitIndex(['.gitignore', 'dist/tracked.js']),
      }),
    );
    assert.deepEqual(await listed(fs), ['.gitignore', 'dist/tracked.js']);
  });

  it('keeps a repository inside another apart', async () => {
    const fs = new MemoryFileSystem(
      files({
        'a.ts': '',
        '.git/HEAD': '',
        'inner/b.ts': '',
        'inner/.git/HEAD': '',
        'inner/.gitignore': 'c.ts\n',
        'inner/c.ts': '',
      }),
    );
    const repositories = await walk(fs);
    assert.deepEqual(
      repositories.map((repository) => [repository.root, repository.files]),
      [
        ['', ['a.ts']],
        ['inner', ['inner/.gitignore', 'inner/b.ts']],
      ],
    );
  });

  it('says that tracking is unknown without a repository', async () => {
    const [repository] = await walk(new MemoryFileSystem(files({ 'a.ts': '' })));
    assert.deepEqual(repository?.tracked, {
      kind: 'unknown',
      reason: 'the folder is not in a git repository',
    });
  });

  it('lists a folder that cannot be read as a skip and goes on', async () => {
    const fs = new MemoryFileSystem(files({ 'a.ts': '', 'secret/b.ts': '' }), ['secret']);
    const [repository] = await walk(fs);
    assert.deepEqual(repository?.files, ['a.ts']);
    assert.deepEqual(repository.skipped, [{ path: 'secret', reason: 'unreadable' }]);
  });

  it('fails when the open folder itself cannot be read', async () => {
    const fs = new MemoryFileSystem(files({ 'a.ts': '' }), ['']);
    await assert.rejects(walk(fs), FileSystemError);
  });

  it('stops when it is cancelled', async () => {
    const abort = new AbortController();
    abort.abort();
    await assert.rejects(walk(new MemoryFileSystem(files({ 'a.ts': '' })), abort.signal), Cancelled);
  });

  it('has no files in an empty folder', async () => {
    assert.deepEqual(await listed(new MemoryFileSystem(new Map())), []);
  });
});
