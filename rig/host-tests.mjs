/** Runs bundled tests inside a real extension host and says how they went. */

import { launchBrowser } from './browser.mjs';
import { ensureRig } from './install.mjs';
import { isNoise } from './noise.mjs';
import { startServer } from './server.mjs';
import { openWorkbench } from './workbench.mjs';

/** For a run that hangs: mocha's own limits end a single test much earlier. */
const LIMIT_MS = 10 * 60_000;

/** The last line that the tests print, test/host/index.ts. */
const SUMMARY = /^\d+ passed, \d+ failed, \d+ skipped$/;

/**
 * @param {number} milliseconds
 * @returns {{ reached: Promise<never>, cancel: () => void }}
 */
function timeLimit(milliseconds) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  /** @type {Promise<never>} */
  const reached = new Promise((_, reject) => {
    const message = `rig: the tests did not end within ${milliseconds / 1000} s; the last line above is where they hang`;
    timer = setTimeout(() => reject(new Error(message)), milliseconds);
  });
  return { reached, cancel: () => clearTimeout(timer) };
}

/**
 * @param {object} options
 * @param {import('./workbench.mjs').Host} options.host
 * @param {string} options.testsPath the bundled script that exports `run`
 * @param {string} options.extensionPath
 * @param {string} [options.folder] a folder or a .code-workspace file
 * @param {number} [options.limitMs]
 * @returns {Promise<number>} the exit code for this process
 */
export async function runHostTests({ host, testsPath, extensionPath, folder, limitMs = LIMIT_MS }) {
  const rig = await ensureRig();
  const server = await startServer({ rig });
  const limit = timeLimit(limitMs);
  let summary = '';
  try {
    const browser = await launchBrowser(rig);
    try {
      const { exitCode } = await openWorkbench({
        browser,
        server,
        host,
        testsPath,
        extensionPath,
        folder,
        onLog: (entry) => {
          if (SUMMARY.test(entry.text)) summary = entry.text;
          else if (!isNoise(entry)) process.stdout.write(`${entry.text}\n`);
        },
      });
      const code = await Promise.race([exitCode, limit.reached, server.failed]);
      if (!summary) {
        process.stderr.write(
          `rig: the tests in the ${host} host ended (${code}) without their closing line\n`,
        );
        return code || 1;
      }
      process.stdout.write(`host-${host}: ${summary}\n`);
      return code;
    } finally {
      await browser.close();
    }
  } finally {
    limit.cancel();
    await server.stop();
  }
}
