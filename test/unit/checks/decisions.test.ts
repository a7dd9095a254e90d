import assert from 'node:assert/strict';
import { CheckSession } from '../../../src/checks/check-session.ts';
import { applyDecisions } from '../../../src/checks/decisions/apply-decisions.ts';
import { knownIds } from '../../../src/checks/decisions/known-ids.ts';
import { onlyFiles } from '../../../src/checks/decisions/only-files.ts';
import { updateBaseline, withBaseline } from '../../../src/checks/decisions/update-baseline.ts';
import { isSuppressed, type CheckResult, type Report } from '../../../src/checks/result.ts';
import { selectChecks } from '../../../src/checks/select.ts';
import { runChecks } from '../../../src/checks/engine.ts';
import { LocalCollecting } from '../../../src/facts/collecting.ts';
import { exitStatus } from '../../../src/report/exit-status.ts';
import { formatBaseline, parseBaseline } from '../../../src/workspace/project-file/baseline.ts';
import { ProjectFileError } from '../../../src/workspace/project-file/project-error.ts';
import { ChangingFileSystem } from '../../support/changing-file-system.ts';
import { ownContent } from '../../support/content.ts';
import { MemoryFileSystem } from '../../support/memory-file-system.ts';
import { trees } from '../../support/run.ts';

const EVAL = 'security/dynamic-eval';
const CODE = 'exports.run = (req) => eval(req.body.code);';
const MARK = 'backend-roadmap-ignore';
const CONFIG = '.backend-roadmap/config.jsonc';
const BASELINE = '.backend-roadmap/baseline.json';

interface Options {
  readonly checks?: readonly string[];
  readonly now?: string;
}

/** Runs on some files of one Node.js project, with a project file given as data. */
async function run(
  files: Readonly<Record<string, string>>,
  config?: object,
  { checks = [EVAL], now = '2026-11-21' }: Options = {},
): Promise<Report> {
  const { index, lists } = ownContent();
  const all = new Map(
    Object.entries({ 'package.json': '{"name":"x","dependencies":{"express":"5"}}', ...files }),
  );
  if (config !== undefined) {
    all.set(CONFIG, JSON.stringify({ version: 1, ...config }, null, 1));
  }
  return runChecks({
    ...selectChecks(index, lists, { checks }),
    fs: new MemoryFileSystem(all),
    trees,
    evaluatedOn: now,
    version: '0.0.0-test',
    now: () => 0,
  });
}

const waiver = (parts: object = {}): object => ({
  waivers: [
    { check: EVAL, path: 'src/**', reason: 'accepted-risk', owner: 'kim', expires: '2027-01-31', ...parts },
  ],
});

const failing = (report: Report): CheckResult =>
  report.results.find((result) => result.outcome === 'fail') ?? assert.fail('nothing fails');

const notices = (report: Report): string[] =>
  report.notices.map(
    ({ kind, path, line, column, message }) => `${kind} ${path}:${line}:${column} ${message}`,
  );

describe('what a team decides', () => {
  it('changes nothing where it has decided nothing', async () => {
    const report = await run({ 'src/a.js': CODE });
    assert.equal(failing(report).findings[0]?.suppression, null);
    assert.equal(exitStatus(report, 'high'), 1);
    assert.deepEqual(report.notices, []);
    assert.equal(report.summary.suppressed, 0);
  });

  describe('by a comment', () => {
    it('suppresses the finding of its line, with the reason', async () => {
      const report = await run({ 'src/a.js': `// ${MARK} ${EVAL}: sandboxed\n${CODE}\n` });
      const result = failing(report);
      assert.deepEqual(result.findings[0]?.suppression, {
        kind: 'inline',
        reason: 'sandboxed',
        owner: null,
        expires: null,
      });
      assert.equal(result.outcome, 'fail');
      assert.equal(report.summary.fail, 1);
      assert.equal(report.summary.suppressed, 1);
      assert.equal(report.summary.pass, 0);
      assert.equal(exitStatus(report, 'low'), 0);
      assert.deepEqual(report.notices, []);
    });

    it('leaves the other findings', async () => {
      const report = await run({ 'src/a.js': `// ${MARK} ${EVAL}: sandboxed\n${CODE}\n\n${CODE}\n` });
      assert.deepEqual(
        failing(report).findings.map((finding) => finding.suppression?.kind),
        ['inline', undefined],
      );
      assert.equal(isSuppressed(failing(report)), false);
      assert.equal(exitStatus(report, 'high'), 1);
    });

    const useless: readonly (readonly [string, string, RegExp])[] = [
      [
        'without a reason',
        `// ${MARK} ${EVAL}\n${CODE}`,
        /^invalid-ignore src\/a\.js:1:1 .*it gives no reason/,
      ],
      [
        'with an unknown id',
        `// ${MARK} security/evil: why\n${CODE}`,
        /^invalid-ignore src\/a\.js:1:1 .*no check "security\/evil"/,
      ],
      ['two lines above', `// ${MARK} ${EVAL}: why\n\n${CODE}`, /^unused-ignore src\/a\.js:1:1 .*can go/],
    ];
    for (const [name, code, notice] of useless) {
      it(`does nothing ${name}, and says so`, async () => {
        const report = await run({ 'src/a.js': code });
        assert.equal(failing(report).findings[0]?.suppression, null);
        assert.match(notices(report).join('\n'), notice);
        assert.equal(report.notices.length, 1);
      });
    }

    it('is not called unused when its check did not run', async () => {
      const report = await run({ 'src/a.js': `// ${MARK} ${EVAL}: why\nf();` }, undefined, {
        checks: ['security/provider-secret'],
      });
      assert.deepEqual(report.notices, []);
    });
  });

  describe('by a waiver', () => {
    it('suppresses findings in its files, with reason, note, owner and end', async () => {
      const report = await run({ 'src/a.js': CODE }, waiver({ note: 'only admins' }));
      assert.deepEqual(failing(report).findings[0]?.suppression, {
        kind: 'waiver',
        reason: 'accepted-risk: only admins',
        owner: 'kim',
        expires: '2027-01-31',
      });
      assert.equal(exitStatus(report, 'high'), 0);
      assert.deepEqual(report.notices, []);
    });

    it('holds on its last day and not on the next', async () => {
      const on = async (now: string): Promise<Report> =>
        run({ 'src/a.js': CODE }, waiver({ expires: '2026-11-21' }), { now });
      assert.equal(exitStatus(await on('2026-11-21'), 'high'), 0);
      const after = await on('2026-11-22');
      assert.equal(failing(after).findings[0]?.suppression, null);
      assert.equal(exitStatus(after, 'high'), 1);
      assert.match(
        notices(after)[0] ?? '',
        /^expired-waiver .*config\.jsonc:\d+:\d+ .*ended on 2026-11-21, and its finding counts again/,
      );
    });

    it('that waives nothing is reported, with its place', async () => {
      const report = await run({ 'src/a.js': CODE }, waiver({ path: 'lib/**' }));
      assert.match(
        notices(report).join(),
        /^unused-waiver \.backend-roadmap\/config\.jsonc:4:3 The waiver of security\/dynamic-eval for "lib\/\*\*" waives nothing/,
      );
    });

    it('gives way to a comment', async () => {
      const report = await run({ 'src/a.js': `${CODE} // ${MARK} ${EVAL}: why` }, waiver());
      assert.equal(failing(report).findings[0]?.suppression?.kind, 'inline');
    });

    it('covers what is missing from a folder', async () => {
      const check = 'testing/tests-exist';
      const report = await run({ 'src/a.js': CODE }, waiver({ check, path: '**' }), { checks: [check] });
      assert.equal(failing(report).findings[0]?.suppression?.kind, 'waiver');
    });

    it('that names no check is an error, with a suggestion', async () => {
      await assert.rejects(run({}, waiver({ check: 'security/dynamic-evil' })), (error) => {
        assert.ok(error instanceof ProjectFileError);
        assert.match(
          error.message,
          /^\.backend-roadmap\/config\.jsonc:4:3: there is no check "security\/dynamic-evil"\. Did you mean security\/dynamic-eval\.$/,
        );
        return true;
      });
    });
  });

  describe('by settings', () => {
    it('takes a check out of the run, and lists it', async () => {
      const report = await run({ 'src/a.js': CODE }, { checks: { [EVAL]: 'off' } });
      assert.deepEqual(report.results, []);
      assert.deepEqual(report.repositories[0]?.disabledChecks, [EVAL]);
      assert.equal(report.summary.pass, 0);
    });

    it('grades its findings, and lists that', async () => {
      const report = await run({ 'src/a.js': CODE }, { checks: { [EVAL]: { severity: 'low' } } });
      assert.equal(failing(report).findings[0]?.severity, 'low');
      assert.deepEqual(report.repositories[0]?.regradedChecks, [{ check: EVAL, severity: 'low' }]);
      assert.equal(exitStatus(report, 'high'), 0);
      assert.equal(exitStatus(report, 'low'), 1);
    });

    it('lists excluded files as not looked at', async () => {
      const report = await run({ 'old/a.js': CODE, 'src/b.js': 'f();' }, { exclude: ['old'] });
      assert.equal(report.summary.fail, 0);
      assert.deepEqual(report.repositories[0]?.skipped, [{ path: 'old/a.js', reason: 'excluded' }]);
    });

    it('tells of keys that nothing reads', async () => {
      const report = await run({}, { wavers: [] });
      assert.match(notices(report).join(), /^unknown-key .*config\.jsonc:3:2 Nothing reads the key "wavers"/);
    });
  });

  describe('by the baseline', () => {
    const ran = new Set([EVAL]);

    async function baselineOf(files: Readonly<Record<string, string>>): Promise<string> {
      const report = await run(files);
      return formatBaseline(updateBaseline(report.results, undefined, ran).entries);
    }

    it('suppresses what was there, wherever its line has moved, and nothing new', async () => {
      const baseline = await baselineOf({ 'src/a.js': CODE });
      const report = await run({ 'src/a.js': `\n\n${CODE}`, 'src/b.js': CODE, [BASELINE]: baseline });
      assert.deepEqual(
        failing(report).findings.map((finding) => [finding.location?.path, finding.suppression?.kind]),
        [
          ['src/a.js', 'baseline'],
          ['src/b.js', undefined],
        ],
      );
      assert.equal(exitStatus(report, 'high'), 1);
    });

    it('says what is gone', async () => {
      const baseline = await baselineOf({ 'src/a.js': CODE });
      const report = await run({ 'src/a.js': 'f();', [BASELINE]: baseline });
      assert.match(
        notices(report).join(),
        /^unused-baseline \.backend-roadmap\/baseline\.json:4:5 The finding of security\/dynamic-eval in src\/a\.js is gone/,
      );
    });

    it('says nothing of what did not run, and holds no more than failures', async () => {
      const baseline = await baselineOf({ 'src/a.js': CODE });
      const other = await run({ 'src/a.js': 'f();', [BASELINE]: baseline }, undefined, {
        checks: ['security/provider-secret'],
      });
      assert.deepEqual(other.notices, []);
      const report = await run({ 'src/a.js': CODE });
      const review: Report = {
        ...report,
        results: report.results.map((result) => ({
          ...result,
          outcome: 'review' as const,
          findings: result.findings.map((finding) => ({ ...finding, outcome: 'review' as const })),
        })),
      };
      const same = parseBaseline('b.json', baseline);
      assert.equal(withBaseline(review, '.', same, ran).results[0]?.findings[0]?.suppression, null);
      assert.deepEqual(updateBaseline(review.results, undefined, ran).entries, []);
      const { results } = applyDecisions(review.results, {
        project: undefined,
        baseline: same,
        ignores: [],
        evaluatedOn: '2026-11-21',
        root: '',
        known: knownIds([{ id: EVAL, formerly: [] }], []),
        ran,
      });
      assert.equal(results[0]?.findings[0]?.suppression, null);
    });

    it('keeps what was known of a check that erred', () => {
      const entry = { fingerprint: `v1:${'0'.repeat(32)}`, check: EVAL, path: 'x.js' };
      const before = parseBaseline('b.json', formatBaseline([entry]));
      const erred = { check: EVAL, outcome: 'error', findings: [] } as unknown as CheckResult;
      assert.deepEqual(updateBaseline([erred], before, ran).removed, 0);
      assert.deepEqual(updateBaseline([], before, ran).removed, 1);
    });

    it('tells things missing from two folders apart', async () => {
      const check = 'testing/tests-exist';
      const unit = '{"name":"x","dependencies":{"express":"5"}}';
      const files = { 'package.json': '{}', 'a/package.json': unit, 'a/a.js': 'f();' };
      const more = { ...files, 'b/package.json': unit, 'b/b.js': 'f();' };
      const before = await run(files, undefined, { checks: [check] });
      const baseline = formatBaseline(updateBaseline(before.results, undefined, new Set([check])).entries);
      const report = await run({ ...more, [BASELINE]: baseline }, undefined, { checks: [check] });
      assert.deepEqual(
        report.results
          .filter((result) => result.outcome === 'fail')
          .map((result) => `${result.scope.path} ${isSuppressed(result)}`),
        ['a true', 'b false'],
      );
    });

    it('is updated with what fails, without what is waived, and keeps what did not run', async () => {
      const report = await run({ 'src/a.js': CODE, 'lib/b.js': CODE }, waiver());
      const other = `v1:${'0'.repeat(32)}`;
      const gone = `v1:${'1'.repeat(32)}`;
      const before = parseBaseline(
        'b.json',
        formatBaseline([
          { fingerprint: other, check: 'ci/actions-pinned', path: 'x.yml' },
          { fingerprint: gone, check: EVAL, path: 'gone.js' },
        ]),
      );
      const update = updateBaseline(report.results, before, ran);
      assert.deepEqual(
        update.entries.map((entry) => entry.path),
        ['x.yml', 'lib/b.js'],
      );
      assert.equal(update.added, 1);
      assert.equal(update.removed, 1);
      const again = withBaseline(report, '.', parseBaseline('b.json', formatBaseline(update.entries)), ran);
      assert.equal(exitStatus(again, 'low'), 0);
      assert.equal(again.summary.fail, 1);
      assert.equal(again.summary.suppressed, 1);
      assert.deepEqual(updateBaseline(again.results, before, ran).entries, update.entries);
    });

    it('in another file takes the place of the default one', async () => {
      const report = await run({ 'src/a.js': CODE, [BASELINE]: await baselineOf({ 'src/a.js': CODE }) });
      assert.equal(exitStatus(report, 'high'), 0);
      const other = withBaseline(report, '.', parseBaseline('b.json', formatBaseline([])), ran);
      assert.equal(exitStatus(other, 'high'), 1);
      assert.equal(failing(other).findings[0]?.suppression, null);
    });
  });

  it('holds in its own repository and in no other', async () => {
    const nested = `{ "version": 1, "waivers": [{ "check": "${EVAL}", "path": "**", "reason": "test-data", "owner": "kim", "expires": "2027-01-01" }] }`;
    const report = await run({
      'src/a.js': CODE,
      'inner/.git/HEAD': 'ref: refs/heads/main\n',
      'inner/package.json': '{"dependencies":{"express":"5"}}',
      'inner/src/b.js': `${CODE}// ${MARK} nothing: x`,
      [`inner/${CONFIG}`]: nested,
    });
    assert.deepEqual(
      report.results
        .filter(({ outcome }) => outcome === 'fail')
        .map((result) => [result.scope.repository, isSuppressed(result)]),
      [
        ['.', false],
        ['inner', true],
      ],
    );
    assert.match(notices(report).join(), /^invalid-ignore inner\/src\/b\.js:1:44 /);
    assert.equal(report.notices[0]?.repository, 'inner');
    const only = onlyFiles(report, ['inner/src/b.js']);
    assert.deepEqual(
      only.results.map((result) => result.scope.repository),
      ['inner'],
    );
    const outer = await run(
      {
        'src/a.js': CODE,
        'inner/.git/HEAD': 'x',
        'inner/a.js': CODE,
        'inner/package.json': '{"dependencies":{"express":"5"}}',
      },
      waiver({ path: '**' }),
    );
    assert.deepEqual(
      outer.results
        .filter(({ outcome }) => outcome === 'fail')
        .map((result) => [result.scope.repository, isSuppressed(result)]),
      [
        ['.', true],
        ['inner', false],
      ],
    );
  });

  describe('by asking for some files only', () => {
    const files = { 'src/a.js': CODE, 'src/b.js': CODE, 'src/c.js': 'f();' };

    it('reports their findings and counts the others', async () => {
      const report = onlyFiles(await run(files), ['src/b.js']);
      assert.deepEqual(
        failing(report).findings.map((finding) => finding.location?.path),
        ['src/b.js'],
      );
      assert.equal(failing(report).findingCount, 1);
      assert.deepEqual(report.onlyFiles, { files: ['src/b.js'], omittedResults: {}, omittedFindings: 1 });
      assert.equal(exitStatus(report, 'high'), 1);
    });

    it('neither passes nor fails what lies elsewhere', async () => {
      const report = onlyFiles(await run(files), ['src/c.js', 'gone.js']);
      assert.equal(report.results.filter((result) => result.check === EVAL).length, 0);
      assert.equal(report.summary.pass, 0);
      assert.deepEqual(report.onlyFiles, {
        files: ['gone.js', 'src/c.js'],
        omittedResults: { fail: 1 },
        omittedFindings: 2,
      });
      assert.equal(exitStatus(report, 'low'), 0);
    });

    it('tells a failure elsewhere that is also a review here as a review', async () => {
      const report = await run(files);
      const mixed: Report = {
        ...report,
        results: report.results.map((result) => ({
          ...result,
          findings: result.findings.map((finding) =>
            finding.location?.path === 'src/b.js'
              ? { ...finding, outcome: 'review' as const, message: 'Look here.' }
              : finding,
          ),
        })),
      };
      const shown = onlyFiles(mixed, ['src/b.js']);
      assert.deepEqual(
        shown.results.map(({ outcome, message, findingCount }) => ({ outcome, message, findingCount })),
        [{ outcome: 'review', message: 'Look here.', findingCount: 1 }],
      );
      assert.equal(shown.summary.fail, 0);
      assert.equal(shown.summary.review, 1);
    });

    it('leaves out what is missing, which lies in no file', async () => {
      const report = await run({ 'src/a.js': 'f();' }, undefined, { checks: ['testing/tests-exist'] });
      assert.equal(failing(report).findings[0]?.location, null);
      assert.deepEqual(onlyFiles(report, ['src/a.js', '.']).results, []);
    });

    it('keeps what passes, does not apply or broke', async () => {
      const report = await run({ 'src/c.js': 'f();' });
      assert.deepEqual(onlyFiles(report, ['x.js']).results, report.results);
    });
  });

  it('is applied anew when a decision changes, without a fresh run', async () => {
    const fs = new ChangingFileSystem(
      new Map([
        ['package.json', '{"name":"x","dependencies":{"express":"5"}}'],
        ['src/a.js', CODE],
      ]),
    );
    const { index, lists } = ownContent();
    const session = new CheckSession({
      fs,
      collecting: new LocalCollecting(trees),
      catalogue: selectChecks(index, lists, { checks: [EVAL] }),
      version: '0',
      now: () => 0,
      lasting: true,
    });
    const input = { evaluatedOn: '2026-11-21' };
    const kindAfter = async (changed: readonly string[]): Promise<string | undefined> =>
      failing(await session.update(changed, input)).findings[0]?.suppression?.kind;
    const first = await session.run(input);
    assert.equal(failing(first).findings[0]?.suppression, null);
    assert.equal(await kindAfter(fs.write('src/a.js', `${CODE.trim()} // ${MARK} ${EVAL}: why`)), 'inline');
    assert.equal(await kindAfter(fs.write('src/a.js', CODE)), undefined);
    assert.equal(await kindAfter(fs.write(CONFIG, JSON.stringify({ version: 1, ...waiver() }))), 'waiver');
    await assert.rejects(session.update(fs.write(CONFIG, '{'), input), ProjectFileError);
    assert.equal(await kindAfter(fs.write(CONFIG, '{ "version": 1 }')), undefined);
    const entries = updateBaseline(first.results, undefined, new Set([EVAL])).entries;
    assert.equal(await kindAfter(fs.write(BASELINE, formatBaseline(entries))), 'baseline');
    assert.equal(await kindAfter(fs.delete(BASELINE)), undefined);
  });
});
