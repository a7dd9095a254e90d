import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { Report } from '../../../src/checks/result.ts';
import { NodeFileSystem } from '../../../src/platform/node-file-system.ts';
import { buildRule } from '../../../src/report/sarif-rules.ts';
import { renderSarif } from '../../../src/report/sarif.ts';
import { openCase, readCases } from '../../support/cases.ts';
import { ownContent, ROOT } from '../../support/content.ts';
import { run } from '../../support/run.ts';
import { at, finding, report, result, sampleIndex, sampleInput, samplePages } from './sample-report.ts';

interface Log {
  runs: [
    {
      tool: {
        driver: { rules: { id: string; help: { markdown: string }; properties: Record<string, unknown> }[] };
      };
      invocations: [{ executionSuccessful: boolean; toolExecutionNotifications: Record<string, unknown>[] }];
      results: {
        ruleId: string;
        ruleIndex: number;
        kind: string;
        level: string;
        locations: { physicalLocation: { artifactLocation: { uri: string; uriBaseId: string } } }[];
        suppressions?: { kind: string; justification: string }[];
        partialFingerprints: Record<string, string>;
      }[];
    },
  ];
}

/** The official schema, as Microsoft ships it with its SDK. It is written in draft 4, which says `id` for `$id`. */
function compileSchema() {
  const file = path.join(ROOT, 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const official = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  const schema = Object.fromEntries(
    Object.entries(official).filter(([key]) => key !== 'id' && key !== '$schema'),
  );
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats(ajv);
  return ajv.compile(schema);
}

const validate = compileSchema();

function problems(text: string): string[] {
  validate(JSON.parse(text));
  return (validate.errors ?? []).map((error) => `${error.instancePath}: ${error.message ?? ''}`);
}

function parse(text: string): Log['runs'][0] {
  return (JSON.parse(text) as Log).runs[0];
}

const sarifOf = (value: Report): string =>
  renderSarif({ report: value, index: ownContent().index, pages: new Map(), style: { colour: false } });

describe('SARIF', () => {
  const log = parse(renderSarif(sampleInput));

  it('is valid against the official schema, which refuses what it does not know', () => {
    assert.deepEqual(problems(renderSarif(sampleInput)), []);
    assert.deepEqual(problems(renderSarif({ ...sampleInput, report: report([]) })), []);
    assert.notDeepEqual(problems('{ "version": "2.1.0", "runs": [{ "tool": {}, "nonsense": 1 }] }'), []);
  });

  it('is valid for the sample workspace', async () => {
    const real = sarifOf(await run(new NodeFileSystem(path.join(ROOT, 'samples/shop-api'))));
    assert.deepEqual(problems(real), []);
    assert.ok(parse(real).results.length > 5);
  });

  it('is valid for a failing case of every check', async () => {
    const seen = new Set<string>();
    for (const item of readCases(path.join(ROOT, 'test/checks'))) {
      if (item.name.startsWith('fail-') && !seen.has(item.check)) {
        seen.add(item.check);
        assert.deepEqual(problems(sarifOf(await run(openCase(item, 'lf'), [item.check]))), [], item.check);
      }
    }
    assert.ok(seen.size > 10);
  }).timeout(120_000);

  it('has one result for each finding that fails or asks for a review and for each answer, none for unknowns and open questions', () => {
    assert.deepEqual(
      log.results.map(({ ruleId, kind, level }) => `${ruleId} ${kind} ${level}`),
      [
        'ci/actions-pinned fail note',
        'manual/backup-restore fail error',
        'manual/mfa-accounts pass none',
        'security/debug-mode fail warning',
        'security/dynamic-eval review none',
        'security/jwt-verification fail error',
        'testing/tests-exist fail warning',
      ],
    );
  });

  it('lists the rules in order, each result with the index of its own', () => {
    const ids = log.tool.driver.rules.map((rule) => rule.id);
    assert.deepEqual(ids, [...ids].sort());
    log.results.forEach(({ ruleId, ruleIndex }) => assert.equal(ids[ruleIndex], ruleId));
  });

  it('gives a security severity only to rules of the security area, and precision to all', () => {
    for (const { id, properties } of log.tool.driver.rules) {
      assert.equal('security-severity' in properties, id.startsWith('security/'), id);
      assert.match(String(properties['precision']), /^(high|medium|low)$/);
    }
  });

  it('helps with the page, without links that lead nowhere, marks of samples, and stand-ins of secrets', () => {
    const help =
      log.tool.driver.rules.find((rule) => rule.id === 'security/jwt-verification')?.help.markdown ?? '';
    assert.match(
      help,
      /^# Tokens are verified\n\n## What it checks\n\nRead JSON Web Tokens and \[RFC 8725\]\(https:/,
    );
    assert.match(help, /Wrong, `a\.js`:\n\n```js\nverify\("<github-token>"\)/);
    assert.doesNotMatch(help, /\{\{fake|sample=|\.md\)/);
  });

  it('helps with every page of ours in the same way', () => {
    const { index, bodies } = ownContent();
    for (const check of index.checks) {
      const page = bodies.get(`checks/${check.id}.md`);
      assert.ok(page !== undefined, check.id);
      const { markdown } = buildRule(check.id, check, check.confidence, page).help;
      assert.doesNotMatch(
        markdown,
        /\{\{fake|^`{3,}\w+ .*(sample|case|file)=|\]\([^)]*\.md\)(?<!https:[^)]*\))/m,
        check.id,
      );
      assert.equal(markdown.match(/^ *`{3,}/gm)?.length, page.match(/^ *`{3,}/gm)?.length, check.id);
    }
  });

  it('tells what is suppressed and what is not', () => {
    const [waived, ...others] = [...log.results].sort(
      (a, b) => (b.suppressions?.length ?? 0) - (a.suppressions?.length ?? 0),
    );
    assert.equal(waived?.suppressions?.[0]?.kind, 'external');
    assert.equal(waived.suppressions[0].justification, 'Only inside the VPN');
    others.forEach((other) => assert.deepEqual(other.suppressions, []));
  });

  it('reports checks that erred as notifications of the tool', () => {
    const [invocation] = log.invocations;
    assert.equal(invocation.executionSuccessful, false);
    assert.deepEqual(invocation.toolExecutionNotifications, [
      {
        level: 'error',
        message: { text: '.: ci.yml: reading its pipelines failed: unexpected end' },
        associatedRule: { id: 'ci/pipeline-on-change', index: 1 },
      },
    ]);
  });

  it('names places by relative URIs, also for hostile file names, nested repositories and absences', () => {
    const scope = { kind: 'unit', repository: 'vendor/a b', path: 'x' } as const;
    const uris = (path: string): string | undefined => {
      const hostile = report([
        result('a/b', {
          scope,
          outcome: 'fail',
          findings: [finding(1, 'x', { location: at(path, 1, 'x') })],
        }),
      ]);
      const text = renderSarif({
        report: hostile,
        index: sampleIndex,
        pages: samplePages,
        style: { colour: false },
      });
      assert.deepEqual(problems(text), []);
      return parse(text).results[0]?.locations[0]?.physicalLocation.artifactLocation.uri;
    };
    assert.equal(uris('c:d?#%"<é>.ts'), 'vendor/a%20b/c%3Ad%3F%23%25%22%3C%C3%A9%3E.ts');
    assert.equal(uris('\ud800.ts'), 'vendor/a%20b/%EF%BF%BD.ts');
    const absent = log.results.find((candidate) => candidate.ruleId === 'testing/tests-exist');
    assert.deepEqual(absent?.locations[0]?.physicalLocation.artifactLocation, {
      uri: 'services/api/package.json',
      uriBaseId: '%SRCROOT%',
    });
  });

  it('lists open questions, and tells of decisions that a person should look at', () => {
    const raw = parse(renderSarif(sampleInput)) as unknown as {
      properties: { unansweredQuestions: string[]; remarks: string[] };
      invocations: [{ toolConfigurationNotifications: { level: string; descriptor: { id: string } }[] }];
    };
    assert.deepEqual(raw.properties.unansweredQuestions, ['manual/code-review']);
    assert.deepEqual(raw.properties.remarks, [
      'Turned off by the project file: container/non-root.',
      'Graded by the project file: ci/actions-pinned low.',
    ]);
    assert.deepEqual(
      raw.invocations[0].toolConfigurationNotifications.map(
        ({ level, descriptor }) => `${descriptor.id} ${level}`,
      ),
      ['expired-waiver warning', 'unused-ignore note'],
    );
  });

  it('knows a finding by our fingerprint', () => {
    assert.deepEqual(
      log.results.find((item) => item.ruleId === 'security/jwt-verification')?.partialFingerprints,
      {
        'backendRoadmap/v1': '00000000000000000000000000000001',
      },
    );
  });
});
