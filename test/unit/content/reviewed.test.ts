import { MODEL_TOPIC } from '../../support/model-topic.ts';
import {
  assertNoProblems,
  itFindsMistakes,
  lineOfField,
  ownPages,
  problem,
  type PageRule,
} from '../../support/pages.ts';

/**
 * The day of the release that is being made. A release moves it, and the pages that are older than a year by then fail; a
 * test run years later on the same commit does not.
 */
const RELEASE = '2026-12-01';

const stale: PageRule = (page) => {
  const { reviewed = '' } = page.data as { reviewed?: string };
  const oldest = `${Number(RELEASE.slice(0, 4)) - 1}${RELEASE.slice(4)}`;
  const line = lineOfField(page, 'reviewed');
  if (reviewed < oldest) {
    return [problem(page, line, `reviewed ${reviewed}, more than a year before the release of ${RELEASE}`)];
  }
  return reviewed > RELEASE
    ? [problem(page, line, `reviewed ${reviewed}, after the release of ${RELEASE}`)]
    : [];
};

describe('the facts of a page', () => {
  for (const folder of ['topics', 'checks', 'snippets'] as const) {
    it(`were confirmed in the year before the release: ${folder}`, () =>
      assertNoProblems(ownPages(folder).flatMap(stale)));
  }

  itFindsMistakes(stale, MODEL_TOPIC, [
    ['a page that nobody confirmed for a year', '2026-11-21', '2025-11-30', /:16: reviewed 2025-11-30, more than a year/],
    ['a day that has not come', '2026-11-21', '2027-11-21', /:16: reviewed 2027-11-21, after/],
  ]);
});
