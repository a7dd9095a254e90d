/**
 * npm run mutate -- [--check id,id] REPOSITORIES
 *
 * Changes good places of real code to the bad form that a check is about, and holds that the check then fails there, and no
 * longer once the change is taken back. REPOSITORIES is a folder of checked-out repositories, each under its own name; nothing
 * in it is written. The changes stand in `<area>/<check>.yml` beside this file.
 */

import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Finding, Report } from '../../src/checks/result.ts';
import { NodeFileSystem, realFolder } from '../../src/platform/node-file-system.ts';
import type { FileSystem } from '../../src/workspace/file-system.ts';
import { run } from '../support/run.ts';
import { ChangedFileSystem } from './changed-file-system.ts';
import { readMutations, type Mutation } from './mutations.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { check: { type: 'string' } },
});
const [repositories] = positionals;
if (repositories === undefined || positionals.length > 1) {
  console.error(
    'mutate: name the folder that holds the checked-out repositories: npm run mutate -- ../repositories',
  );
  process.exit(2);
}

const wanted = values.check?.split(',');
const tally = new Map<string, number>();
let passed = 0;
let failed = 0;
let missing = 0;
const before = new Map<string, Promise<Report>>();
for (const mutation of readMutations()) {
  if (wanted !== undefined && !wanted.includes(mutation.check)) {
    continue;
  }
  const folder = path.join(repositories, mutation.repository);
  const name = `${mutation.check} ${mutation.stack} ${mutation.repository} ${mutation.at}`;
  if (!existsSync(folder)) {
    missing++;
    console.log(`not there: ${name}`);
    continue;
  }
  const problem = await tryMutation(mutation, new NodeFileSystem(await realFolder(folder)));
  if (problem === undefined) {
    passed++;
    const key = `${mutation.check} ${mutation.stack}`;
    tally.set(key, (tally.get(key) ?? 0) + 1);
  } else {
    failed++;
    console.log(`failed: ${name}: ${problem}`);
  }
}
for (const [key, count] of tally) {
  console.log(`${String(count).padStart(3)} ${key}`);
}
console.log(`mutate: ${passed} passed, ${failed} failed, ${missing} without their repository`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

/** What is wrong with the check's answer; undefined when it fails on the bad form and on nothing before and after. */
async function tryMutation(mutation: Mutation, fs: FileSystem): Promise<string | undefined> {
  const changed = new ChangedFileSystem(fs);
  for (const change of mutation.changes) {
    const problem = await changed.apply(change);
    if (problem !== undefined) {
      return problem;
    }
  }
  const key = `${mutation.repository} ${mutation.check}`;
  const first = before.get(key) ?? run(fs, [mutation.check]);
  before.set(key, first);
  const good = failures(await first);
  const bad = failures(await run(changed, [mutation.check]));
  const fresh = bad.filter((finding) => !good.some((other) => other.fingerprint === finding.fingerprint));
  if (fresh.length === 0) {
    return `the bad form is not found (${outcomesOf(await run(changed, [mutation.check]))})`;
  }
  if (!fresh.some((finding) => isAt(finding, mutation.at))) {
    return `found at another place: ${fresh.map(placeOf).join(', ')}`;
  }
  if (mutation.base === 'pass' && good.some((finding) => isAt(finding, mutation.at))) {
    return 'the good form fails already';
  }
  return undefined;
}

function failures(report: Report): readonly Finding[] {
  return report.results.flatMap((result) => result.findings.filter((finding) => finding.outcome === 'fail'));
}

function isAt(finding: Finding, at: string): boolean {
  return at === '-' ? finding.location === null : finding.location?.path === at;
}

function placeOf(finding: Finding): string {
  return finding.location === null ? '-' : `${finding.location.path}:${finding.location.line}`;
}

function outcomesOf(report: Report): string {
  return report.results
    .map((result) => `${result.scope.path}: ${result.outcome}, ${result.message}`)
    .join('; ');
}
