import assert from 'node:assert/strict';
import path from 'node:path';
import { ALL_CHECKS } from '../../../src/generated/checks.ts';
import { readCases } from '../../support/cases.ts';
import { ownContent, ROOT } from '../../support/content.ts';

const { index } = ownContent();
const cases = readCases(path.join(ROOT, 'test/checks'));

describe('a check is a page, code and cases', () => {
  it('every page has code and every code a page', () => {
    assert.deepEqual(
      ALL_CHECKS.map((check) => check.id).sort(),
      index.checks.map((check) => check.id).sort(),
    );
  });

  for (const check of ALL_CHECKS) {
    const outcomes = cases.filter((item) => item.check === check.id).map((item) => item.name);
    const count = (outcome: string): number =>
      outcomes.filter((name) => name.startsWith(`${outcome}-`)).length;

    it(`${check.id} has at least 2 passing, 2 failing and 1 not-applicable case`, () => {
      assert.ok(count('pass') >= 2, `${count('pass')} passing cases`);
      assert.ok(count('fail') >= 2, `${count('fail')} failing cases`);
      assert.ok(count('na') >= 1, `${count('na')} not-applicable cases`);
    });
  }

  it('every case belongs to a check and is named for its outcome', () => {
    const ids = new Set(ALL_CHECKS.map((check) => check.id));
    for (const item of cases) {
      assert.ok(ids.has(item.check), `test/checks/${item.check}/${item.name}: there is no such check`);
      const prefix = item.name.split('-')[0] ?? '';
      const named = {
        pass: 'pass',
        fail: 'fail',
        na: 'not-applicable',
        unknown: 'unknown',
        review: 'review',
      }[prefix];
      const { outcome } = item.expectation;
      const outcomes = typeof outcome === 'string' ? [outcome] : Object.values(outcome);
      assert.ok(
        named !== undefined && outcomes.includes(named),
        `test/checks/${item.check}/${item.name} expects ${outcomes.join(', ')}`,
      );
    }
  });
});
