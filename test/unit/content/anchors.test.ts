import assert from 'node:assert/strict';
import { formatRef, type PageRef } from '../../../src/content/ids.ts';
import { pathOfRef, refOfPath, resolveLink } from '../../../src/content/links.ts';
import { formatProblem, type ContentProblem } from '../../../src/content/problem.ts';
import { renderPage } from '../../../src/extension/pages/page.ts';
import { allPages, pageInput } from '../../support/extension-content.ts';
import { assertNoProblems, ownPages, problem, proseOf, topicOf, type Page } from '../../support/pages.ts';
import { MODEL_TOPIC } from '../../support/model-topic.ts';

const LINK = /\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g;

/** Links to a place on a page that is not there. That the page is there holds the build. */
function deadAnchors(page: Page, idsOf: (ref: PageRef) => ReadonlySet<string>): ContentProblem[] {
  const own = refOfPath(page.path);
  return proseOf(page).flatMap(({ text, line }) =>
    [...text.replace(/`[^`]*`/g, '').matchAll(LINK)].flatMap(([, href = '']) => {
      const target = resolveLink(page.path, href);
      const ref = target.kind === 'page' ? target.ref : target.kind === 'anchor' ? own : undefined;
      const anchor = target.kind === 'page' || target.kind === 'anchor' ? target.anchor : undefined;
      return ref === undefined || anchor === undefined || idsOf(ref).has(anchor)
        ? []
        : [problem(page, line, `${pathOfRef(ref)} has no #${anchor}`)];
    }),
  );
}

/** The ids that links can jump to, as the page is shown. */
function shownIds(ref: PageRef): Set<string> {
  const { html } = renderPage(pageInput(ref));
  return new Set([...html.matchAll(/<h[2-6][^>]* id="([^"]+)"/g)].map(([, id = '']) => id));
}

describe('links to a place on a page', () => {
  it('lead to a heading that is there', () => {
    const known = new Map<string, ReadonlySet<string>>();
    const idsOf = (ref: PageRef): ReadonlySet<string> => {
      const ids = known.get(formatRef(ref)) ?? shownIds(ref);
      known.set(formatRef(ref), ids);
      return ids;
    };
    const pages = [...ownPages('topics'), ...ownPages('checks'), ...ownPages('snippets')];
    assertNoProblems(pages.flatMap((page) => deadAnchors(page, idsOf)));
  });

  it('can lead to every part of a page, and to its questions', () => {
    const ids = shownIds(allPages().find(({ id }) => id === 'security/jwt')!);
    assert.ok(ids.has('how-it-works'));
    assert.ok(ids.has('is-the-payload-of-a-jwt-secret'));
  });

  const cases: readonly (readonly [string, string])[] = [
    ['[x](#no-such-part)', 'topics/testing/made-up.md:38: topics/testing/made-up.md has no #no-such-part'],
    ['[x](other.md#no-such-part)', 'topics/testing/made-up.md:38: topics/testing/other.md has no #no-such-part'],
    ['[x](../../checks/testing/other.md#y)', 'topics/testing/made-up.md:38: checks/testing/other.md has no #y'],
    ['[x](#how-it-works)', ''],
    ['`[x](#no-such-part)`', ''],
    ['[x](https://example.org/#anything)', ''],
  ];
  for (const [link, expected] of cases) {
    it(`${expected === '' ? 'accept' : 'find'} ${link}`, () => {
      const text = MODEL_TOPIC.replace('export const left', '[code](#left) ').replace(
        'Two buyers read the same number.',
        `Two buyers.\n\n\`\`\`text\n[x](#in-code)\n\`\`\`\n\n${'\n'.repeat(4)}${link}`,
      );
      const page = topicOf('topics/testing/made-up.md', text);
      const found = deadAnchors(page, () => new Set(['how-it-works'])).map(formatProblem);
      assert.deepEqual(found, expected === '' ? [] : [expected]);
    });
  }
});
