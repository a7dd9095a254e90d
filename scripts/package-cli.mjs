/**
 * npm run package:cli
 *
 * Makes backend-roadmap-cli.tgz: the command line as an npm package of its own, with everything that it reads inside and no
 * dependencies. It is staged in out/cli; nothing of it is committed.
 */

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.dirname(import.meta.dirname);
const STAGE = path.join(ROOT, 'out', 'cli');
const TARBALL = 'backend-roadmap-cli.tgz';

/** What the program reads beside itself. */
const PARTS = [
  'dist/cli.js',
  'dist/worker.js',
  'dist/content',
  'dist/grammars',
  'schemas',
  'LICENSE',
  'CHANGELOG.md',
];

/** @param {string[]} args */
function node(...args) {
  execFileSync(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
}

node('--import', 'tsx', 'build/generate.ts');
node('--import', 'tsx', 'esbuild.mjs', '--production');

rmSync(STAGE, { recursive: true, force: true });
mkdirSync(STAGE, { recursive: true });
for (const part of PARTS) {
  cpSync(path.join(ROOT, part), path.join(STAGE, part), { recursive: true });
}
cpSync(path.join(ROOT, 'docs/command-line.md'), path.join(STAGE, 'README.md'));

const { version, license } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
const manifest = {
  name: 'backend-roadmap-cli',
  version,
  description: 'Checks a backend project against security, testing and CI/CD checklists, with evidence.',
  license,
  bin: { 'backend-roadmap': 'dist/cli.js' },
  engines: { node: '>=20.19.0' },
};
writeFileSync(path.join(STAGE, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);

const [packed] = JSON.parse(
  execFileSync('npm', ['pack', '--json', '--silent', '--ignore-scripts'], { cwd: STAGE, encoding: 'utf8' }),
);
renameSync(path.join(STAGE, packed.filename), path.join(ROOT, TARBALL));
console.log(`${TARBALL}: ${Math.round(packed.size / 1024)} KB, ${packed.entryCount} files`);
