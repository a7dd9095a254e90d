import assert from 'node:assert/strict';
import { runChecks, type RunOptions } from '../../../src/checks/engine.ts';
import { defineCheck } from '../../../src/checks/check.ts';
import { passed } from '../../../src/checks/conclude.ts';
import { selectChecks, UnknownSelection } from '../../../src/checks/select.ts';
import { Cancelled } from '../../../src/workspace/walk.ts';
import { exitStatus } from '../../../src/report/exit-status.ts';
import { ownContent } from '../../support/content.ts';
import { MemoryFileSystem } from '../../support/memory-file-system.ts';
import { run, trees } from '../../support/run.ts';

const project = (): Map<string, string> =>
  new Map([
    ['package.json', '{ "dependencies": { "express": "^5.1.0", "jsonwebtoken": "9" } }'],
    [
      'src/app.js',
      "const jwt = require('jsonwebtoken');\njwt.verify(t, 'very-literal', { algorithms: ['none'] });\n",
    ],
    [
      '.github/workflows/ci.yml',
      'on: push\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v7\n      - run: npm install\n',
    ],
  ]);

function options(fs: MemoryFileSystem): RunOptions {
  const { index, lists } = ownContent();
  const catalogue = { ...selectChecks(index, lists), questions: [] };
  return { ...catalogue, fs, trees, evaluatedOn: '2026-11-21', version: '0', now: () => 0 };
}

describe('the engine', () => {
  it('reads every file once', async () => {
    const fs = new MemoryFileSystem(project());
    await run(fs);
    assert.deepEqual(Object.fromEntries(fs.reads), {
      'package.json': 1,
      'src/app.js': 1,
      '.github/workflows/ci.yml': 1,
    });
  });

  it('gives the same report twice', async () => {
    const first = await run(new MemoryFileSystem(project()));
    const second = await run(new MemoryFileSystem(project()));
    assert.equal(JSON.stringify(first), JSON.stringify(second));
  });

  it('gives plain data that survives a worker border', async () => {
    const report = await run(new MemoryFileSystem(project()));
    assert.deepEqual(structuredClone(report), report);
  });

  it('reports a check that throws as an error of its scope and goes on', async () => {
    const base = options(new MemoryFileSystem(project()));
    const broken = defineCheck({
      id: 'ci/actions-pinned',
      scopes: ['repository'],
      reads: [],
      conclude: () => {
        throw new Error('a mistake of ours');
      },
    });
    const fine = defineCheck({
      id: 'ci/job-x',
      scopes: ['repository'],
      reads: [],
      conclude: () => passed('fine', []),
    });
    const page = base.pages.get('ci/actions-pinned');
    assert.ok(page !== undefined);
    const report = await runChecks({
      ...base,
      checks: [broken, fine],
      pages: new Map([...base.pages, ['ci/job-x', { ...page, id: 'ci/job-x' }]]),
    });
    assert.deepEqual(
      report.results.map((result) => [result.check, result.outcome, result.message]),
      [
        ['ci/actions-pinned', 'error', 'The check failed: a mistake of ours'],
        ['ci/job-x', 'pass', 'fine'],
      ],
    );
    assert.equal(exitStatus(report, 'never'), 3);
  });

  it('names the file on whose facts a check throws', async () => {
    const base = options(new MemoryFileSystem(project()));
    const broken = defineCheck({
      id: 'ci/actions-pinned',
      scopes: ['repository'],
      reads: ['workflow', 'secrets'],
      conclude: (context) => {
        if (context.facts('workflow').length > 0) {
          throw new Error('a mistake of ours');
        }
        return passed('fine', []);
      },
    });
    const report = await runChecks({ ...base, checks: [broken] });
    assert.equal(
      report.results[0]?.message,
      'The check failed at .github/workflows/ci.yml: a mistake of ours',
    );
  });

  it('lists what it could not read', async () => {
    const files = project();
    files.set('src/big.js', 'x'.repeat(1024 * 1024 + 1));
    files.set('src/locked.js', '');
    const report = await run(new MemoryFileSystem(files, ['src/locked.js']));
    assert.deepEqual(report.repositories[0]?.skipped, [
      { path: 'src/big.js', reason: 'too-large' },
      { path: 'src/locked.js', reason: 'unreadable' },
    ]);
  });

  it('passes over binary files whatever their name', async () => {
    const files = new Map<string, string | Uint8Array>([
      ...project(),
      ['src/data.js', new Uint8Array([1, 0, 2])],
    ]);
    const report = await run(new MemoryFileSystem(files));
    assert.deepEqual(report.repositories[0]?.skipped, [{ path: 'src/data.js', reason: 'binary' }]);
  });

  it('stops when it is cancelled', async () => {
    const abort = new AbortController();
    const base = options(new MemoryFileSystem(project()));
    const running = runChecks({ ...base, signal: abort.signal, onProgress: () => abort.abort() });
    await assert.rejects(running, Cancelled);
  });

  it('answers for an empty folder', async () => {
    const report = await run(new MemoryFileSystem(new Map()));
    assert.equal(report.summary.error, 0);
    assert.equal(report.summary.fail, 0);
    assert.equal(report.repositories[0]?.files, 0);
  });

  it('keeps a finding’s fingerprint when its line moves, and tells equal ones apart', async () => {
    const prints = async (text: string): Promise<string[]> => {
      const files = project().set('src/app.js', text);
      const report = await run(new MemoryFileSystem(files), ['security/jwt-verification']);
      return report.results.flatMap((result) => result.findings.map((finding) => finding.fingerprint));
    };
    const line = "jwt.verify(t, k, { algorithms: ['none'] });\n";
    const head = "const jwt = require('jsonwebtoken');\n";
    const [one] = await prints(head + line);
    assert.deepEqual(await prints(`${head}\n\n// moved\n${line}`), [one]);
    const both = await prints(head + line + line);
    assert.equal(both.length, 2);
    assert.equal(new Set(both).size, 2);
    assert.ok(one !== undefined && /^v1:[0-9a-f]{32}$/.test(one) && both.includes(one));
  });

  it('names the checks there are when an unknown one is asked for', () => {
    const { index, lists } = ownContent();
    assert.throws(
      () => selectChecks(index, lists, { checks: ['ci/nothing'] }),
      (error) =>
        error instanceof UnknownSelection &&
        /Those of this area are: .*ci\/actions-pinned/.test(error.message),
    );
    assert.throws(() => selectChecks(index, lists, { checks: ['nothing'] }), /the areas are: .*security/);
    assert.throws(
      () => selectChecks(index, lists, { checklists: ['nothing'] }),
      /The checklists are: security, testing, ci-cd, containers/,
    );
  });
});

describe('exitStatus', () => {
  it('counts failures from the severity asked for', async () => {
    const report = await run(new MemoryFileSystem(project()), ['ci/actions-pinned']);
    assert.deepEqual(
      report.results.flatMap((result) => result.findings.map((finding) => finding.severity)),
      ['low'],
    );
    assert.equal(exitStatus(report, 'high'), 0);
    assert.equal(exitStatus(report, 'medium'), 0);
    assert.equal(exitStatus(report, 'low'), 1);
    assert.equal(exitStatus(report, 'never'), 0);
  });
});
