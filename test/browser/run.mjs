/**
 * node test/browser/run.mjs [--grep TEXT] [FILE…]
 *
 * Runs the tests that drive VS Code as a person does: `*.test.mjs` in this folder, or the files given.
 */

import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import Mocha from 'mocha';
import { sharedBrowser, stopShared } from './support.mjs';

/** A window takes seconds to open on a small machine; what waits longer than this hangs. */
const TIMEOUT_MS = 60_000;

const PICTURES = path.resolve(import.meta.dirname, '../../out/browser');

/** Saves what each open window showed when a test failed. */
async function pictureFailure(/** @type {Mocha.Test} */ test) {
  await mkdir(PICTURES, { recursive: true });
  const pages = (await sharedBrowser()).contexts().flatMap((context) => context.pages());
  for (const [index, page] of pages.entries()) {
    const name = `${test.fullTitle().replaceAll(/[^\w]+/g, '-')}-${index + 1}.png`;
    await page.screenshot({ path: path.join(PICTURES, name) });
    console.log(`      picture: ${path.join(PICTURES, name)}`);
  }
}

async function testFiles() {
  const files = await readdir(import.meta.dirname, { recursive: true });
  return files
    .filter((file) => file.endsWith('.test.mjs'))
    .sort()
    .map((file) => path.join(import.meta.dirname, file));
}

const { values, positionals } = parseArgs({ options: { grep: { type: 'string' } }, allowPositionals: true });
const mocha = new Mocha({
  timeout: TIMEOUT_MS,
  forbidOnly: true,
  ...(values.grep && { grep: values.grep }),
  rootHooks: {
    /** @this {Mocha.Context} */
    async afterEach() {
      if (this.currentTest?.state === 'failed') await pictureFailure(this.currentTest);
    },
  },
});
for (const file of positionals.length > 0 ? positionals : await testFiles())
  mocha.addFile(path.resolve(file));
await mocha.loadFilesAsync();
/** @type {Mocha.Stats} */
const { passes, failures, pending } = await new Promise((resolve) => {
  const runner = mocha.run(() => resolve(/** @type {Mocha.Stats} */ (runner.stats)));
});
await stopShared();
console.log(`browser: ${passes} passed, ${failures} failed, ${pending} skipped`);
if (passes + failures === 0) console.error('browser: no test was run');
process.exitCode = failures > 0 || passes === 0 ? 1 : 0;
