import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runChecks } from '../../../src/checks/engine.ts';
import type { Report } from '../../../src/checks/result.ts';
import { selectChecks } from '../../../src/checks/select.ts';
import { startWorkerThread } from '../../../src/extension/checks/start-worker.ts';
import { WorkerClient, type RunFolder } from '../../../src/extension/checks/worker-client.ts';
import { LocalCollecting } from '../../../src/facts/collecting.ts';
import { NodeFileSystem } from '../../../src/platform/node-file-system.ts';
import { PoolCollecting } from '../../../src/worker/collect-pool.ts';
import { readCases } from '../../support/cases.ts';
import { ownContent, ROOT } from '../../support/content.ts';
import { writeGitIndex } from '../../support/git-index.ts';
import { run, trees } from '../../support/run.ts';

const DIST = path.join(ROOT, 'dist');
const DAY = '2026-11-21';

/** The parts of a report that every face must agree on to the byte. */
function bytesOf(report: Report): string {
  return JSON.stringify({ ...report, tool: null, timing: null });
}

describe('all faces give the same answer for the same files', () => {
  let folder = '';
  let expected = '';

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'faces-'));
    writeProject(folder);
    expected = bytesOf(await run(new NodeFileSystem(folder)));
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('in this thread, twice', async () => {
    assert.ok((JSON.parse(expected) as Report).results.length > 100);
    assert.equal(bytesOf(await run(new NodeFileSystem(folder))), expected);
  });

  it('with a pool of threads', async () => {
    const { index, lists } = ownContent();
    const local = new LocalCollecting(trees);
    const script = path.join(DIST, 'worker.js');
    const report = await runChecks({
      ...selectChecks(index, lists),
      fs: new NodeFileSystem(folder),
      trees,
      collecting: new PoolCollecting({ script, folder, local, size: 2, worthIt: 1 }),
      evaluatedOn: DAY,
      version: '0',
      now: () => 0,
    });
    assert.equal(bytesOf(report), expected);
  });

  it('in the worker that reads the disk, and again from what it kept', async () => {
    await withWorker(async (client) => {
      const target: RunFolder = { kind: 'disk', path: folder };
      assert.equal(bytesOf(await runIn(client, target)), expected);
      assert.equal(bytesOf(await runIn(client, target)), expected);
      assert.equal(bytesOf(await runIn(client, target, [])), expected);
    });
  });

  it('in the worker that asks its host for every file', async () => {
    await withWorker(async (client) => {
      const target: RunFolder = { kind: 'host', key: 'a', fs: new NodeFileSystem(folder) };
      assert.equal(bytesOf(await runIn(client, target)), expected);
    });
  });

  it('on the command line, twice', () => {
    const call = (): string => {
      const args = [path.join(DIST, 'cli.js'), 'check', folder, '--format', 'json', '--now', DAY];
      const { stdout, stderr, status } = spawnSync(process.execPath, args, {
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      });
      assert.equal(status, 1, stderr);
      return stdout.replace(/"totalMs": \d+/, '"totalMs": 0');
    };
    const first = call();
    assert.equal(bytesOf(JSON.parse(first) as Report), expected);
    assert.equal(call(), first);
  });
});

/** A project of the files of many cases, one unit each, with a git index. */
function writeProject(folder: string): void {
  const files = new Map<string, string>();
  for (const item of readCases(path.join(ROOT, 'test/checks')).filter((_, index) => index % 5 === 0)) {
    for (const [file, text] of item.files) {
      files.set(`units/${item.check.replace('/', '-')}-${item.name}/${file}`, text);
    }
  }
  for (const [file, text] of files) {
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  mkdirSync(path.join(folder, '.git'));
  writeFileSync(path.join(folder, '.git/HEAD'), 'ref: refs/heads/main\n');
  writeFileSync(path.join(folder, '.git/index'), writeGitIndex([...files.keys()]));
}

async function withWorker(use: (client: WorkerClient) => Promise<void>): Promise<void> {
  const client = new WorkerClient(
    () => startWorkerThread(path.join(DIST, 'worker.js')),
    (file) => readFile(path.join(DIST, file)),
  );
  try {
    await use(client);
  } finally {
    client.dispose();
  }
}

async function runIn(client: WorkerClient, folder: RunFolder, changed?: readonly string[]): Promise<Report> {
  const report = await client.run({
    folder,
    selection: {},
    ...(changed === undefined ? {} : { changed }),
    evaluatedOn: DAY,
    version: '0',
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
  assert.ok(report !== undefined);
  return report;
}
