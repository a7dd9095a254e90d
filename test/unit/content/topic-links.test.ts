import assert from 'node:assert/strict';
import { formatRef } from '../../../src/content/ids.ts';
import { resolveLink } from '../../../src/content/links.ts';
import { ownContent } from '../../support/content.ts';
import { MODEL_TOPIC } from '../../support/model-topic.ts';
import {
  assertNoProblems,
  itFindsMistakes,
  lineOfField,
  ownTopics,
  problem,
  proseOf,
  type Page,
  type PageRule,
  type TopicPage,
} from '../../support/pages.ts';

/** The pages that a page's words link to, as `check:security/jwt-verification`. */
function linkedPages(page: Page): Set<string> {
  const links = proseOf(page).flatMap(({ text }) => [...text.matchAll(/\]\(([^)\s]+)/g)]);
  return new Set(
    links.flatMap(([, href = '']) => {
      const target = resolveLink(page.path, href);
      return target.kind === 'page' ? [formatRef(target.ref)] : [];
    }),
  );
}

/** A snippet that its topic does not show is found by nobody who reads. */
const hiddenSnippets: PageRule<TopicPage> = (page) => {
  const shown = new Set(
    proseOf(page).flatMap(({ text }) => {
      const [, href = ''] = /^\[[^\]]+\]\(([^)\s]+)\)$/.exec(text) ?? [];
      const target = resolveLink(page.path, href);
      return target.kind === 'page' ? [formatRef(target.ref)] : [];
    }),
  );
  return page.entry.snippets
    .filter((id) => !shown.has(`snippet:${id}`))
    .map((id) => problem(page, lineOfField(page, 'snippets'), `no line of the page is a link to ${id} alone`));
};

/** Where a project is checked for what the page teaches, its words lead there. */
const unlinkedChecks: PageRule<TopicPage> = (page) => {
  const { checks } = page.entry;
  const linked = linkedPages(page);
  return checks.length > 0 && !checks.some((id) => linked.has(`check:${id}`))
    ? [problem(page, lineOfField(page, 'checks'), `none of its checks is linked: ${checks.join(', ')}`)]
    : [];
};

describe('the links of a topic', () => {
  it('show each of its snippets as a card', () => assertNoProblems(ownTopics().flatMap(hiddenSnippets)));
  it('lead to a check where there is one', () => assertNoProblems(ownTopics().flatMap(unlinkedChecks)));
  it('go on to what a snippet fixes, as the check has it', () => {
    const { index } = ownContent();
    const fixes = new Map(
      index.checks.map((check) => [check.id, check.fixes.map((fix) => (fix.kind === 'snippet' ? fix.id : ''))]),
    );
    const wrong = index.snippets.flatMap((snippet) =>
      snippet.checks
        .filter((id) => fixes.get(id)?.includes(snippet.id) !== true)
        .map((id) => `snippets/${snippet.id}.md says that it fixes ${id}, which does not name it`),
    );
    assert.deepEqual(wrong, []);
  });

  const linked = MODEL_TOPIC.replace('checks: []', 'checks: [ci/a, ci/b]')
    .replace('snippets: []', 'snippets: [testing/a]')
    .replace('- Reading first.', '- [Reading](../../checks/ci/a.md) first.')
    .replace('## Wrong and right', '[A](../../snippets/testing/a.md)\n\n## Wrong and right');
  itFindsMistakes(hiddenSnippets, linked, [
    ['a snippet without a link', '[A](../../snippets/testing/a.md)', 'A', /:14: no line of the page is a link to testing\/a/],
    ['a link that is no card', '[A](../../snippets/testing/a.md)', 'See [A](../../snippets/testing/a.md).', /:14: no line/],
  ]);
  itFindsMistakes(unlinkedChecks, linked, [
    ['checks without a link', '[Reading](../../checks/ci/a.md)', 'Reading', /:13: none of its checks is linked: ci\/a, ci\/b/],
  ]);
});
