/* global atob, Blob, Worker -- parts of this file run in a page */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sharedBrowser } from './support.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const DIST = path.join(ROOT, 'dist');
const DAY = '2026-11-21';

describe('the web worker', () => {
  /** @type {string} */
  let folder;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'web-worker-'));
    await writeProject(folder);
  });

  after(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('gives the answer of the command line, to the byte', async () => {
    const args = [path.join(DIST, 'cli.js'), 'check', folder, '--format', 'json', '--now', DAY];
    const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
    assert.equal(stderr, '');
    const expected = JSON.parse(stdout);
    assert.ok(expected.summary.fail > 20);
    const report = await runInBrowser(folder, expected.tool.version);
    // One result after the other, so that a difference can be read.
    for (const [index, result] of report.results.entries()) {
      assert.equal(JSON.stringify(result), JSON.stringify(expected.results[index]));
    }
    assert.equal(JSON.stringify({ ...report, timing: null }), JSON.stringify({ ...expected, timing: null }));
  });
});

/**
 * A project of the files of some cases of every check, one unit each, so that every reader of files has something to do.
 *
 * @param {string} folder
 */
async function writeProject(folder) {
  const cases = path.join(ROOT, 'test/checks');
  for (const check of (await readdir(cases, { recursive: true })).filter(
    (name) => name.split(path.sep).length === 2,
  )) {
    for (const name of (await readdir(path.join(cases, check))).slice(0, 3)) {
      const source = path.join(cases, check, name);
      for (const file of await readdir(source, { recursive: true })) {
        const target = path.join(folder, `${check.replace(path.sep, '-')}-${name}`, file);
        if (file !== 'expect.json' && (await stat(path.join(source, file))).isFile()) {
          await cp(path.join(source, file), target.replace(/([/\\])dot-/g, '$1.'));
        }
      }
    }
  }
}

/**
 * Runs the checks in a web worker of a bare page, which asks us for every file as it asks the editor's host.
 *
 * @param {string} folder
 * @param {string} version
 */
async function runInBrowser(folder, version) {
  const context = await (await sharedBrowser()).newContext();
  try {
    const page = await context.newPage();
    await page.exposeFunction('readForWorker', (/** @type {any} */ call) => answer(folder, call));
    const script = await readFile(path.join(DIST, 'web/worker.js'), 'utf8');
    return await page.evaluate(startWorker, { script, version, day: DAY });
  } finally {
    await context.close();
  }
}

/**
 * Runs in the page: starts the worker, answers what it asks, and gives its report.
 *
 * @param {{ script: string, version: string, day: string }} input
 */
function startWorker({ script, version, day }) {
  const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
  const read = /** @type {(call: unknown) => Promise<any>} */ (/** @type {any} */ (globalThis).readForWorker);
  return new Promise((resolve, reject) => {
    worker.onerror = (event) => {
      reject(new Error(event.message));
    };
    worker.onmessage = async ({ data }) => {
      if (data.type === 'call') {
        const { entries, base64, reason } = await read(data);
        worker.postMessage(
          reason === undefined
            ? {
                type: 'reply',
                call: data.call,
                value: entries ?? Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)),
              }
            : { type: 'refused', call: data.call, reason },
        );
      } else if (data.type === 'done') {
        resolve(data.report);
      } else if (data.type === 'failed') {
        reject(new Error(data.message));
      }
    };
    worker.postMessage({
      type: 'run',
      run: 0,
      folder: { kind: 'host', id: 0 },
      selection: {},
      evaluatedOn: day,
      version,
    });
  });
}

/**
 * @param {string} folder
 * @param {{ method: string, path: string }} call
 */
async function answer(folder, call) {
  const target = path.join(call.method === 'resource' ? DIST : folder, call.path);
  try {
    if (call.method === 'readDirectory') {
      const entries = await readdir(target, { withFileTypes: true });
      return {
        entries: entries.map((entry) => ({
          name: entry.name,
          kind: entry.isFile() ? 'file' : entry.isDirectory() ? 'directory' : 'other',
        })),
      };
    }
    return { base64: (await readFile(target)).toString('base64') };
  } catch {
    return { reason: 'not-found' };
  }
}
