/**
 * npm run evaluate -- [--check id,id] [--outcome fail,unknown] [--all] DIR…
 *
 * Runs every check on checked-out repositories and prints a table repository × check, the share of decided answers, and the
 * evidence that a person should read. Findings that `judgements.tsv` calls right are counted, not listed; `--all` lists them too.
 */

import path from 'node:path';
import { parseArgs } from 'node:util';
import { OUTCOMES, type CheckResult, type Finding, type Outcome } from '../../src/checks/result.ts';
import { NodeFileSystem, realFolder } from '../../src/platform/node-file-system.ts';
import { run } from '../support/run.ts';
import { readJudgements } from './judgements.ts';
import { decidedShares, outcomeTable, type Answer } from './table.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    check: { type: 'string' },
    outcome: { type: 'string', default: 'fail,error' },
    all: { type: 'boolean', default: false },
  },
});
if (positionals.length === 0) {
  console.error(
    'evaluate: name the folders of checked-out repositories, for example: npm run evaluate -- ../repos/*',
  );
  process.exit(2);
}

const judgements = readJudgements();
const answers: Answer[] = [];
for (const folder of positionals) {
  const repository = path.basename(path.resolve(folder));
  const report = await run(
    new NodeFileSystem(await realFolder(path.resolve(folder))),
    values.check?.split(','),
  );
  // Questions to a person are no answers of ours.
  const results = report.results.filter((result) => !result.check.startsWith('manual/'));
  answers.push(...results.map((result) => ({ repository, result })));
}

console.log(outcomeTable(answers));
console.log(decidedShares(answers));
const wanted = new Set(values.outcome.split(',').filter((name): name is Outcome => isOutcome(name)));
let known = 0;
for (const { repository, result } of answers.filter((answer) => wanted.has(answer.result.outcome))) {
  const findings = result.findings.filter((finding) => finding.outcome === result.outcome);
  const unread = findings.filter(
    (finding) =>
      values.all || judgements.verdictOf(repository, result.check, finding.fingerprint) !== 'right',
  );
  known += findings.length - unread.length;
  if (unread.length > 0 || findings.length === 0) {
    console.log(describe(repository, result, unread));
  }
}
console.log(`${known} findings were judged right before and are not listed.`);

function isOutcome(name: string): name is Outcome {
  return (OUTCOMES as readonly string[]).includes(name);
}

/** What a person needs to judge an answer: where it is, what it says, the evidence. */
function describe(repository: string, result: CheckResult, findings: readonly Finding[]): string {
  const scope = result.scope.path === '.' ? '' : ` ${result.scope.path}`;
  const lines = [`\n${result.outcome} ${repository} ${result.check}${scope}: ${result.message}`];
  const places = findings.map((finding) => {
    const at = finding.location;
    const place = at === null ? '-' : `${at.path}:${at.line}  ${at.excerpt.split('\n')[0] ?? ''}`;
    return `  ${finding.fingerprint} ${finding.severity} ${place}\n      ${finding.message}`;
  });
  const passes = result.passEvidence.map(
    (at) => `  ${at.path}:${at.line}  ${at.excerpt.split('\n')[0] ?? ''}`,
  );
  return [...lines, ...places, ...(findings.length === 0 ? passes : [])].join('\n');
}
