import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Report } from '../../../src/checks/result.ts';
import { NodeFileSystem } from '../../../src/platform/node-file-system.ts';
import { renderJson } from '../../../src/report/json.ts';
import { openCase, readCases, type Case } from '../../support/cases.ts';
import { ROOT } from '../../support/content.ts';
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
