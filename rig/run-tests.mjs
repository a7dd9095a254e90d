/**
 * node rig/run-tests.mjs --host remote|web --tests FILE [--extension DIR] [--folder DIR]
 *
 * FILE is the bundled script that exports `run`; DIR of the extension is the repository by default.
 */

import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runHostTests } from './host-tests.mjs';

const USAGE = 'node rig/run-tests.mjs --host remote|web --tests FILE [--extension DIR] [--folder DIR]';

/**
 * @param {string} message
 * @returns {never}
 */
function refuse(message) {
  process.stderr.write(`run-tests: ${message}\nUsage: ${USAGE}\n`);
  process.exit(2);
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        host: { type: 'string' },
        tests: { type: 'string' },
        extension: { type: 'string', default: path.dirname(import.meta.dirname) },
        folder: { type: 'string' },
      },
    }).values;
  } catch (error) {
    return refuse(/** @type {Error} */ (error).message);
  }
}

const { host, tests, extension, folder } = readArguments();
if (host !== 'remote' && host !== 'web') refuse('--host must be remote or web');
if (!tests) refuse('--tests is missing');
for (const place of [tests, extension, folder]) {
  if (place && !existsSync(place)) refuse(`${place} does not exist`);
}

try {
  process.exitCode = await runHostTests({
    host,
    testsPath: path.resolve(tests),
    extensionPath: path.resolve(extension),
    folder,
  });
} catch (error) {
  process.stderr.write(`${/** @type {Error} */ (error).message}\n`);
  process.exitCode = 1;
}
