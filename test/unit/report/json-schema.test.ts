import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { onlyFiles } from '../../../src/checks/decisions/only-files.ts';
import { NOTICE_KINDS, type Report } from '../../../src/checks/result.ts';
import { NodeFileSystem } from '../../../src/platform/node-file-system.ts';
import { renderJson } from '../../../src/report/json.ts';
import { FORMATS, render } from '../../../src/report/render.ts';
import { openCase, readCases, type Case } from '../../support/cases.ts';
import { ownContent, ROOT } from '../../support/content.ts';
import { MemoryFileSystem } from '../../support/memory-file-system.ts';
import { run } from '../../support/run.ts';
import { finding, result, sampleReport } from './sample-report.ts';

function compileSchema(): ValidateFunction {
  const schema = JSON.parse(readFileSync(path.join(ROOT, 'schemas/report.schema.json'), 'utf8')) as object;
  return new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, strictRequired: false }).compile(
    schema,
  );
}

const validate = compileSchema();

/** What the schema says against the printed report; empty when it is valid. */
function problems(report: Report): string[] {
  validate(JSON.parse(renderJson(report)));
  return (validate.errors ?? []).map((error) => `${error.instancePath}: ${error.message ?? ''}`);
}

/** The first case of each check for each outcome that its cases end in. */
function someCases(): Case[] {
  const seen = new Set<string>();
  return readCases(path.join(ROOT, 'test/checks')).filter((item) => {
    const key = `${item.check} ${item.name.split('-', 1)[0] ?? ''}`;
    return !seen.has(key) && seen.add(key);
  });
}

describe('the schema of the JSON report', () => {
  it('holds the sample report, which has every outcome and every kind of fix', () => {
    assert.deepEqual(problems(sampleReport), []);
  });

  it('holds the report on the sample workspace', async () => {
    const report = await run(new NodeFileSystem(path.join(ROOT, 'samples/shop-api')));
    assert.ok(report.results.some((candidate) => candidate.outcome === 'fail'));
    assert.deepEqual(problems(report), []);
  });

  it('holds the report on an empty folder', async () => {
    assert.deepEqual(problems(await run(new MemoryFileSystem(new Map()))), []);
  });

  it('holds the reports on cases of every check', async () => {
    const wrong: string[] = [];
    for (const item of someCases()) {
      const found = problems(await run(openCase(item, 'lf'), [item.check]));
      wrong.push(...found.map((problem) => `${item.check}/${item.name} ${problem}`));
    }
    assert.deepEqual(wrong, []);
  }).timeout(120_000);

  it('holds a report on decisions of every kind, and on decisions that are of no use', async () => {
    const mark = 'backend-roadmap-ignore';
    const waiver = { path: 'src/**', reason: 'accepted-risk', owner: 'kim', expires: '2027-01-01' };
    const config = {
      version: 1,
      wavers: [],
      checks: { 'ci/pipeline-on-change': 'off', 'testing/tests-exist': { severity: 'low' } },
      waivers: [
        { ...waiver, check: 'security/dynamic-eval' },
        { ...waiver, check: 'security/cors-credentials' },
        { ...waiver, check: 'security/debug-mode', expires: '2026-01-01' },
      ],
      attestations: [
        {
          question: 'manual/backup-restore',
          answer: 'no',
          by: 'kim',
          date: '2026-11-01',
          link: 'https://x.example',
        },
        { question: 'manual/code-review', answer: 'yes', by: 'kim', date: '2025-01-01' },
      ],
      exclude: ['old'],
    };
    const baseline = {
      version: 1,
      findings: [{ fingerprint: `v1:${'0'.repeat(32)}`, check: 'security/dynamic-eval', path: 'x.js' }],
    };
    const found = await run(
      new MemoryFileSystem(
        new Map([
          ['package.json', '{"dependencies":{"express":"5"}}'],
          ['src/a.js', `eval(x);\n// ${mark} nothing\nf(); // ${mark} security/debug-mode: why\n`],
          ['old/b.js', 'f();'],
          ['.backend-roadmap/config.jsonc', JSON.stringify(config)],
          ['.backend-roadmap/baseline.json', JSON.stringify(baseline)],
        ]),
      ),
    );
    assert.deepEqual(problems(found), []);
    assert.deepEqual([...new Set(found.notices.map(({ kind }) => kind))].sort(), [...NOTICE_KINDS].sort());
    assert.equal(found.summary.suppressed, 1);
    assert.equal(found.summary.attested, 1);
    for (const format of FORMATS) {
      const text = render(format, {
        report: found,
        index: ownContent().index,
        pages: new Map(),
        style: { colour: false },
      });
      assert.match(text, /accepted-risk/, format);
      assert.match(text, /waives nothing/, format);
      assert.match(text, /says kim \(2026-11-01\)/, format);
      assert.match(text, /ci\/pipeline-on-change/, format);
    }
  });

  it('holds a report that leaves files out', () => {
    assert.deepEqual(problems(onlyFiles(sampleReport, ['services/api/src/auth.js'])), []);
  });

  const place = { path: 'a.ts', line: 1, column: 1, endLine: 1, endColumn: 2, excerpt: 'a' };
  const one = (parts: Parameters<typeof result>[1]): Report => ({
    ...sampleReport,
    results: [result('a/b', parts)],
  });
  const wrong: readonly (readonly [string, unknown])[] = [
    ['another version', { ...sampleReport, schemaVersion: 2 }],
    ['an unknown key', { ...sampleReport, generator: 'x' }],
    ['a date with a time', { ...sampleReport, evaluatedOn: '2026-11-21T00:00:00Z' }],
    ['an absolute path', one({ passEvidence: [{ ...place, path: '/etc/passwd' }] })],
    ['a line 0', one({ passEvidence: [{ ...place, line: 0 }] })],
    ['a fingerprint of another form', one({ findings: [finding(1, 'x', { fingerprint: 'v1:abc' })] })],
    ['an answer without who gave it', one({ outcome: 'attested' })],
    [
      'an answer on what was not answered',
      one({
        attestation: {
          answer: 'yes',
          by: 'kim',
          date: '2026-11-21',
          link: null,
          expires: '2027-05-20',
          note: null,
        },
      }),
    ],
    ['a notice of another kind', { ...sampleReport, notices: [{ ...sampleReport.notices[0], kind: 'x' }] }],
    ['a failure without a finding', one({ outcome: 'fail' })],
    [
      'a snippet without an id',
      one({ findings: [{ ...finding(1, 'x'), fixes: [{ kind: 'snippet', title: 'x' }] as never }] }),
    ],
    ['an unknown key in a finding', one({ findings: [{ ...finding(1, 'x'), note: 'x' } as never] })],
  ];
  for (const [name, report] of wrong) {
    it(`refuses ${name}`, () => {
      assert.equal(validate(report), false);
    });
  }

  it('refuses unknown keys at every level', () => {
    const objects: string[] = [];
    const visit = (node: unknown, at: string): void => {
      if (typeof node === 'object' && node !== null) {
        const schema = node as Readonly<Record<string, unknown>>;
        if (
          schema['properties'] !== undefined &&
          schema['type'] === 'object' &&
          schema['additionalProperties'] !== false
        ) {
          objects.push(at);
        }
        Object.entries(schema).forEach(([key, value]) => visit(value, `${at}/${key}`));
      }
    };
    visit(JSON.parse(readFileSync(path.join(ROOT, 'schemas/report.schema.json'), 'utf8')), '');
    assert.deepEqual(objects, []);
  });
});
