import assert from 'node:assert/strict';
import { formatProblem, type ContentProblem } from '../../../src/content/problem.ts';
import { ownContent } from '../../support/content.ts';
import { MODEL_TOPIC } from '../../support/model-topic.ts';
import { assertNoProblems, lineOfField, ownTopics, problem, topicOf, type TopicPage } from '../../support/pages.ts';

interface Ranks {
  readonly areas: readonly string[];
  readonly stages: readonly string[];
}

/**
 * A prerequisite stands before the topic that needs it: in an earlier stage, or in the same one earlier by area and order.
 * So the list that a reader sees is the order in which the pages make sense.
 */
function wrongOrder(pages: readonly TopicPage[], { areas, stages }: Ranks): ContentProblem[] {
  const byId = new Map(pages.map((page) => [page.entry.id, page]));
  const rank = ({ entry }: TopicPage): readonly number[] => [
    stages.indexOf(entry.stage),
    areas.indexOf(entry.area),
    entry.order,
  ];
  const isBefore = (first: TopicPage, second: TopicPage): boolean => {
    const [a, b] = [rank(first), rank(second)];
    const at = a.findIndex((value, index) => value !== b[index]);
    return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
  };
  return pages.flatMap((page) =>
    page.entry.prerequisites.flatMap((id) => {
      const needed = byId.get(id);
      return needed === undefined || isBefore(needed, page)
        ? []
        : [
            problem(
              page,
              lineOfField(page, 'prerequisites'),
              `${id} (${needed.entry.stage}) is read after this ${page.entry.stage} topic`,
            ),
          ];
    }),
  );
}

/** Two topics of an area with one place have no order that a reader could rely on. */
function samePlace(pages: readonly TopicPage[]): ContentProblem[] {
  const taken = new Map<string, string>();
  return pages.flatMap((page) => {
    const place = `${page.entry.area} ${page.entry.order}`;
    const other = taken.get(place);
    taken.set(place, page.entry.id);
    return other === undefined
      ? []
      : [problem(page, lineOfField(page, 'order'), `${place} is the place of ${other} too`)];
  });
}

describe('the reading order', () => {
  it('puts what a topic needs before it', () => {
    const { index } = ownContent();
    const ranks = { areas: index.areas.map(({ id }) => id), stages: index.stages.map(({ id }) => id) };
    assertNoProblems(wrongOrder(ownTopics(), ranks));
  });
  it('gives every topic a place of its own', () => assertNoProblems(samePlace(ownTopics())));

  const page = (id: string, stage: string, order: number, needs = ''): TopicPage =>
    topicOf(
      `topics/${id}.md`,
      MODEL_TOPIC.replace('id: testing/made-up', `id: ${id}`)
        .replace('area: testing', `area: ${id.split('/')[0] ?? ''}`)
        .replace('stage: basics', `stage: ${stage}`)
        .replace('order: 10', `order: ${order}`)
        .replace('prerequisites: []', `prerequisites: [${needs}]`),
    );
  const ranks = { areas: ['foundations', 'apis'], stages: ['basics', 'advanced'] };
  const cases: readonly (readonly [string, TopicPage, TopicPage, boolean])[] = [
    ['an earlier place', page('apis/a', 'basics', 10), page('apis/b', 'basics', 20, 'apis/a'), true],
    ['an earlier area', page('foundations/a', 'basics', 90), page('apis/b', 'basics', 10, 'foundations/a'), true],
    ['an earlier stage', page('apis/a', 'basics', 90), page('foundations/b', 'advanced', 10, 'apis/a'), true],
    ['a later place', page('apis/a', 'basics', 20), page('apis/b', 'basics', 10, 'apis/a'), false],
    ['a later area', page('apis/a', 'basics', 10), page('foundations/b', 'basics', 20, 'apis/a'), false],
    ['a later stage', page('foundations/a', 'advanced', 10), page('apis/b', 'basics', 20, 'foundations/a'), false],
  ];
  for (const [name, needed, needing, isGood] of cases) {
    it(`${isGood ? 'accepts' : 'finds'} a prerequisite of ${name}`, () => {
      const found = wrongOrder([needed, needing], ranks).map(formatProblem);
      assert.equal(found.length, isGood ? 0 : 1, found.join('\n'));
      assert.match(found.join(''), isGood ? /^$/ : /^topics\/\w+\/b\.md:8: .* is read after this/);
    });
  }
  it('finds two topics in one place', () => {
    const found = samePlace([page('apis/a', 'basics', 10), page('apis/b', 'advanced', 10)]);
    assert.deepEqual(found.map(formatProblem), ['topics/apis/b.md:6: apis 10 is the place of apis/a too']);
  });
});
