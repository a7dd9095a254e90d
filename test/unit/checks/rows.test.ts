import assert from 'node:assert/strict';
import path from 'node:path';
import { ALL_CHECKS } from '../../../src/generated/checks.ts';
import { readCases } from '../../support/cases.ts';
import { ownContent, ROOT } from '../../support/content.ts';
import { ROWS, stacksOf } from '../../support/rows.ts';

const cases = readCases(path.join(ROOT, 'test/checks'));
const { index } = ownContent();

describe('the catalogue of the first release', () => {
  it('is there, check by check', () => {
    const ids = new Set(ALL_CHECKS.map((check) => check.id));
    assert.deepEqual(
      ROWS.map((row) => row.id).filter((id) => !ids.has(id)),
      [],
    );
  });

  it('holds every check that there is', () => {
    const rows = new Set(ROWS.map((row) => row.id));
    assert.deepEqual(
      ALL_CHECKS.map((check) => check.id).filter((id) => !rows.has(id)),
      [],
    );
  });

  it('puts every check on a checklist', () => {
    const listed = new Set(index.checklists.flatMap((checklist) => checklist.checks));
    assert.deepEqual(
      ROWS.map((row) => row.id).filter((id) => !listed.has(id)),
      [],
    );
  });

  for (const row of ROWS) {
    const own = cases.filter((item) => item.check === row.id);
    const named = (prefix: string): typeof own => own.filter((item) => item.name.startsWith(`${prefix}-`));

    it(`${row.id} is shown to pass and to fail on every stack it names`, () => {
      for (const outcome of ['pass', 'fail']) {
        const shown = new Set(named(outcome).flatMap((item) => [...stacksOf(item)]));
        assert.deepEqual(
          row.stacks.filter((stack) => !shown.has(stack)),
          [],
          outcome,
        );
      }
    });

    it(`${row.id} has a trap, evidence by line, and an abstention where it may abstain`, () => {
      assert.ok(
        own.some((item) => item.expectation.why !== undefined),
        'no case says for which trap it stands',
      );
      assert.ok(
        named('fail').some((item) => (item.expectation.findings ?? []).length > 0),
        'no failing case names its places',
      );
      const abstentions = named('unknown').length + named('review').length;
      assert.equal(abstentions > 0, row.canAbstain, `${abstentions} cases that abstain`);
    });
  }
});
