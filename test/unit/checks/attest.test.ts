import assert from 'node:assert/strict';
import { addDays, attest } from '../../../src/checks/decisions/attest.ts';
import { runChecks } from '../../../src/checks/engine.ts';
import type { Report } from '../../../src/checks/result.ts';
import { selectChecks, type Selection } from '../../../src/checks/select.ts';
import { exitStatus } from '../../../src/report/exit-status.ts';
import { pathMatcher } from '../../../src/workspace/project-file/path-globs.ts';
import { ownContent } from '../../support/content.ts';
import { MemoryFileSystem } from '../../support/memory-file-system.ts';
import { trees } from '../../support/run.ts';

const RESTORE = 'manual/backup-restore';

async function run(
  config: object,
  {
    files = {},
    selection = { checks: [RESTORE] },
    now = '2026-11-21',
  }: { files?: Readonly<Record<string, string>>; selection?: Selection; now?: string } = {},
): Promise<Report> {
  const { index, lists } = ownContent();
  const all = {
    ...files,
    '.backend-roadmap/config.jsonc': JSON.stringify({ version: 1, ...config }, null, 1),
  };
  return runChecks({
    ...selectChecks(index, lists, selection),
    fs: new MemoryFileSystem(new Map(Object.entries(all))),
    trees,
    evaluatedOn: now,
    version: '0',
    now: () => 0,
  });
}

const answer = (parts: object = {}): object => ({
  question: RESTORE,
  answer: 'yes',
  by: 'Kim Lee',
  date: '2026-11-01',
  ...parts,
});

describe('a question to a person', () => {
  it('is asked, without a place, where nobody has answered, with files that may help', async () => {
    const report = await run({}, { files: { 'ops/backup.sh': 'pg_dump', 'src/a.js': 'f();' } });
    const [result] = report.results;
    assert.equal(report.results.length, 1);
    assert.equal(result?.outcome, 'review');
    assert.match(result.message, /restore .*\?$/);
    assert.deepEqual(result.scope, { kind: 'repository', repository: '.', path: '.' });
    assert.equal(result.attestation, null);
    assert.equal(result.findings[0]?.location, null);
    assert.deepEqual(
      result.findings[0].related.map(({ location }) => location.path),
      ['ops/backup.sh'],
    );
    assert.equal(exitStatus(report, 'low'), 0);
  });

  it('is attested by an answer, with who, when, where and until when', async () => {
    const report = await run({ attestations: [answer({ link: 'https://wiki.example/1', note: 'by hand' })] });
    const [result] = report.results;
    assert.equal(result?.outcome, 'attested');
    assert.deepEqual(result.attestation, {
      answer: 'yes',
      by: 'Kim Lee',
      date: '2026-11-01',
      link: 'https://wiki.example/1',
      expires: addDays('2026-11-01', 180),
      note: 'by hand',
    });
    assert.deepEqual(result.findings, []);
    assert.equal(report.summary.attested, 1);
    assert.equal(report.summary.pass, 0);
    assert.equal(exitStatus(report, 'low'), 0);
  });

  it('counts like a failure when the answer is no, and not when it does not apply', async () => {
    const no = await run({ attestations: [answer({ answer: 'no' })] });
    assert.equal(no.results[0]?.outcome, 'attested');
    assert.equal(no.summary.attested, 1);
    assert.equal(no.summary.fail, 0);
    assert.equal(exitStatus(no, 'high'), 1);
    assert.equal(exitStatus(no, 'never'), 0);
    const other = await run({ attestations: [answer({ answer: 'not-applicable' })] });
    assert.equal(other.results[0]?.outcome, 'attested');
    assert.equal(exitStatus(other, 'low'), 0);
  });

  it('can be waived like a failure, and stays attested', async () => {
    const report = await run({
      attestations: [answer({ answer: 'no' })],
      waivers: [{ check: RESTORE, path: '**', reason: 'accepted-risk', owner: 'kim', expires: '2027-01-01' }],
    });
    assert.equal(report.summary.attested, 1);
    assert.equal(report.summary.suppressed, 1);
    assert.equal(exitStatus(report, 'low'), 0);
  });

  it('is open again on the day after its answer ends, and says so', async () => {
    const config = { attestations: [answer({ expires: '2026-11-21' })] };
    assert.equal((await run(config)).results[0]?.outcome, 'attested');
    const after = await run(config, { now: '2026-11-22' });
    assert.equal(after.results[0]?.outcome, 'review');
    assert.match(after.results[0].message, /The answer of 2026-11-01 expired on 2026-11-21\.$/);
    assert.equal(after.notices[0]?.kind, 'expired-attestation');
    assert.equal(after.notices[0].line, 4);
    const long = await run({ attestations: [answer()] }, { now: addDays('2026-11-01', 181) });
    assert.equal(long.results[0]?.outcome, 'review');
  });

  it('is answered by the latest of several answers, and by none of tomorrow', async () => {
    const latest = await run({ attestations: [answer({ answer: 'no' }), answer({ date: '2026-10-01' })] });
    assert.equal(latest.results[0]?.attestation?.answer, 'no');
    const tomorrow = await run({ attestations: [answer({ date: '2026-11-22' })] });
    assert.equal(tomorrow.results[0]?.outcome, 'review');
  });

  it('can be turned off', async () => {
    const report = await run({ checks: { [RESTORE]: 'off' } });
    assert.deepEqual(report.results, []);
    assert.deepEqual(report.repositories[0]?.disabledChecks, [RESTORE]);
  });

  it('is not known where only part of the repository is open', () => {
    const { lists } = ownContent();
    const { results } = attest(
      lists.questions,
      { root: '', files: [], partial: true },
      undefined,
      '2026-11-21',
    );
    assert.equal(results.length, 18);
    assert.ok(results.every((result) => result.outcome === 'unknown'));
  });

  it('is asked with the checklists that name it, and without a selection', async () => {
    const { index, lists } = ownContent();
    const asked = async (selection: Selection): Promise<string[]> =>
      (await run({}, { selection })).results
        .map((result) => result.check)
        .filter((id) => id.startsWith('manual/'));
    assert.deepEqual(await asked({}), lists.questions.map((question) => question.id).sort());
    const ci = index.checklists.find((checklist) => checklist.id === 'ci-cd');
    assert.deepEqual(await asked({ checklists: ['ci-cd'] }), [...(ci?.questions ?? [])].sort());
    assert.deepEqual(await asked({ checks: ['ci/actions-pinned'] }), []);
  });
});

describe('the list of questions', () => {
  const { index, lists } = ownContent();

  it('has all eighteen, each in a checklist', () => {
    assert.equal(lists.questions.length, 18);
    const named = new Set(index.checklists.flatMap((checklist) => checklist.questions));
    assert.deepEqual(
      lists.questions.map((question) => question.id).filter((id) => !named.has(id)),
      [],
    );
    assert.equal(new Set(lists.questions.map((question) => question.id)).size, 18);
  });

  it('asks what can be answered with yes, where yes is the good answer', () => {
    for (const { id, question, why } of lists.questions) {
      assert.match(question, /^(Is|Are|Do|Does|Has|Can) .*\?$/, id);
      assert.match(why, /^[A-Z].*\.$/, id);
    }
  });

  const hints: readonly (readonly [string, string])[] = [
    ['manual/branch-protection', '.github/CODEOWNERS'],
    ['manual/branch-protection', 'CODEOWNERS'],
    ['manual/code-review', '.github/pull_request_template.md'],
    ['manual/vulnerability-sla', 'SECURITY.md'],
    ['manual/load-test', 'perf/k6/peak.js'],
    ['manual/load-test', 'locustfile.py'],
    ['manual/incident-runbook', 'docs/runbooks/db.md'],
    ['manual/rollback-drill', '.github/workflows/deploy-prod.yml'],
    ['manual/alerting', 'monitoring/alerts.yml'],
    ['manual/edge-tls', 'deploy/ingress.yaml'],
  ];
  for (const [id, file] of hints) {
    it(`takes ${file} as a hint for ${id}, and no source file`, () => {
      const paths = lists.questions.find((question) => question.id === id)?.hintPaths ?? [];
      assert.ok(pathMatcher(paths)(file));
      assert.ok(!pathMatcher(paths)('src/server/app.ts'));
    });
  }
});
