import assert from 'node:assert/strict';
import { parseXml, XmlElement, XmlText } from '@rgrove/parse-xml';
import { visible } from '../../../src/report/escape.ts';
import { renderJunit } from '../../../src/report/junit.ts';
import { HOSTILE, hostileInput } from './hostile.ts';
import { sampleInput, sampleReport } from './sample-report.ts';

const elements = (parent: XmlElement): XmlElement[] =>
  parent.children.filter((child): child is XmlElement => child instanceof XmlElement);

function suitesOf(xml: string): XmlElement[] {
  const { root } = parseXml(xml);
  assert.ok(root !== null);
  return [root, ...elements(root)];
}

describe('JUnit', () => {
  it('has a suite for each checklist, one for the checks of none and one for decisions', () => {
    const [, ...suites] = suitesOf(renderJunit(sampleInput));
    assert.deepEqual(
      suites.map((suite) => suite.attributes['name']),
      ['Security', 'Tests & delivery', 'Other checks', 'Decisions of the team'],
    );
  });

  it('counts what its tests show, in every suite and in all', () => {
    for (const [place, suite] of suitesOf(renderJunit(sampleInput)).entries()) {
      const cases = place === 0 ? elements(suite).flatMap(elements) : elements(suite);
      const count = (name: string): string =>
        String(cases.filter((item) => elements(item).some((child) => child.name === name)).length);
      assert.deepEqual(
        { ...suite.attributes },
        {
          name: suite.attributes['name'],
          tests: String(cases.length),
          failures: count('failure'),
          errors: count('error'),
          skipped: count('skipped'),
        },
      );
    }
  });

  it('tells what became of each result', () => {
    const [, ...suites] = suitesOf(renderJunit(sampleInput));
    const told = suites.flatMap(elements).map((item) => {
      const [child] = elements(item);
      return `${item.attributes['name'] ?? ''}: ${child === undefined ? 'passed' : `${child.name} ${child.attributes['message'] ?? ''}`}`;
    });
    assert.deepEqual(told, [
      'Tokens are verified (services/api): failure The token is decoded and not verified. (and 1 more)',
      'Nothing is evaluated (services/api): skipped To review: A person must look at this template.',
      'Debug mode is off (services/api): skipped Waived: Debug is on. (1 finding; waiver: Only inside the VPN, by kim, until 2027-01-31)',
      'Nothing is evaluated (services/mail): passed',
      'Tokens are verified (services/mail): passed',
      'Second factor: passed',
      'The pipeline runs on changes: error ci.yml: reading its pipelines failed: unexpected end',
      'Restore tested: failure No, says kim (2026-10-02).',
      'There are tests (services/api): failure There is no test.',
      'There are tests (services/old): skipped Unknown: The tests may lie in another repository.',
      'Every change reviewed: skipped Unanswered: Does a second person approve?',
      'There are tests (services/mail): skipped Not applicable: There is no code to test.',
      'Actions are pinned by commit: failure The action is named by a tag.',
      'container/non-root: skipped Turned off by the project file',
      '.backend-roadmap/config.jsonc:7:5: skipped The waiver of testing/tests-exist for "**" ended on 2026-11-01, and its finding counts again.',
      'services/api/src/a & b.js:3:1: skipped security/debug-mode finds nothing here, so that this comment can go.',
    ]);
  });

  it('skips an answer of no that is waived', () => {
    const waived = sampleReport.results.map((item) => ({
      ...item,
      findings: item.findings.map((entry) => ({
        ...entry,
        suppression: {
          kind: 'waiver' as const,
          reason: 'accepted-risk',
          owner: 'kim',
          expires: '2027-01-01',
        },
      })),
    }));
    const [root] = suitesOf(renderJunit({ ...sampleInput, report: { ...sampleReport, results: waived } }));
    assert.equal(root?.attributes['failures'], '0');
  });

  for (const text of HOSTILE) {
    it(`keeps ${visible(JSON.stringify(text))} text`, () => {
      const suites = suitesOf(renderJunit(hostileInput(text)));
      const cases = suites.slice(1).flatMap(elements);
      assert.equal(cases.length, 8 + 2);
      for (const child of cases.flatMap(elements)) {
        assert.match(child.name, /^(failure|error|skipped)$/);
        assert.ok(child.children.every((node) => node instanceof XmlText));
      }
    });
  }
});
