/**
 * node test/package/cli.mjs [FILE.tgz]
 *
 * Installs the packed command line into an empty folder and uses it from there, as a CI system would: the very file that it gets.
 */

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
const tarball = path.resolve(process.argv[2] ?? path.join(ROOT, 'backend-roadmap-cli.tgz'));
if (!existsSync(tarball)) {
  console.error(`cli package: there is no ${path.relative(ROOT, tarball)}; "npm run package:cli" makes it`);
  process.exit(2);
}

const place = mkdtempSync(path.join(os.tmpdir(), 'brm-cli-'));
const project = path.join(place, 'project');
const home = path.join(place, 'home');
let passed = 0;
let failed = 0;

/**
 * @param {string} name
 * @param {() => void} test
 */
function check(name, test) {
  try {
    test();
    passed++;
    console.log(`  ✔ ${name}`);
  } catch (error) {
    failed++;
    console.log(`  ✘ ${name}\n${error instanceof Error ? error.stack : error}`);
  }
}

/** @param {string[]} args */
function call(...args) {
  const program = path.join(home, 'node_modules/.bin/backend-roadmap');
  return spawnSync(program, args, { cwd: project, encoding: 'utf8', maxBuffer: 1 << 26 });
}

try {
  mkdirSync(home);
  writeFileSync(path.join(home, 'package.json'), '{ "private": true }\n');
  cpSync(path.join(ROOT, 'samples/shop-api'), project, { recursive: true });
  console.log(`${path.basename(tarball)} in an empty folder`);
  check('installs without anything else', () => {
    execFileSync('npm', ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', tarball], {
      cwd: home,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  });
  check('says its version', () => {
    const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
    assert.equal(call('--version').stdout, `${version}\n`);
  });
  check('checks a project and fails for what is of high severity', () => {
    const { stdout, stderr, status } = call('check', '.');
    assert.equal(stderr, '');
    assert.equal(status, 1);
    assert.match(stdout, /security\/jwt-verification/);
  });
  for (const format of ['json', 'sarif', 'junit', 'markdown', 'html']) {
    check(`writes ${format} to a file`, () => {
      const output = path.join(place, `report.${format}`);
      const { stderr, status } = call(
        'check',
        '.',
        '--format',
        format,
        '--output',
        output,
        '--fail-on',
        'never',
      );
      assert.equal(stderr, '');
      assert.equal(status, 0);
      assert.ok(readFileSync(output, 'utf8').includes('security/jwt-verification'));
    });
  }
  check('prints topics and snippets', () => {
    assert.match(call('topic', 'security/jwt').stdout, /^# /m);
    assert.match(call('snippet', 'security/jwt-verify', '--stack', 'express').stdout, /```ts/);
  });
  check('says in one line what is wrong with a call', () => {
    const { stderr, status } = call('check', 'nowhere');
    assert.equal(status, 2);
    assert.match(stderr, /^backend-roadmap: .*nowhere.*\n$/);
  });
} finally {
  rmSync(place, { recursive: true, force: true });
}

console.log(`cli package: ${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
