#!/usr/bin/env node
/**
 * Stands in for a desktop VS Code: takes the arguments that `runTests` of @vscode/test-electron gives
 * to one, and runs the tests in the rig's remote extension host.
 *
 * launcher [FOLDER] --extensionDevelopmentPath=DIR --extensionTestsPath=FILE
 *
 * What else a desktop VS Code understands (--no-sandbox, --user-data-dir=…) means nothing here.
 */

import { runHostTests } from './host-tests.mjs';

/**
 * @param {string} name
 * @returns {string}
 */
function required(name) {
  const prefix = `--${name}=`;
  const argument = process.argv.find((candidate) => candidate.startsWith(prefix));
  if (!argument) {
    process.stderr.write(
      `desktop-launcher: ${prefix}… is missing; it is for runTests of @vscode/test-electron\n`,
    );
    process.exit(2);
  }
  return argument.slice(prefix.length);
}

try {
  process.exitCode = await runHostTests({
    host: 'remote',
    extensionPath: required('extensionDevelopmentPath'),
    testsPath: required('extensionTestsPath'),
    folder: process.argv.slice(2).find((argument) => !argument.startsWith('-')),
  });
} catch (error) {
  process.stderr.write(`${/** @type {Error} */ (error).message}\n`);
  process.exitCode = 1;
}
