import assert from 'node:assert/strict';
import { MODEL_TOPIC } from '../../support/model-topic.ts';
import {
  assertNoProblems,
  fencesOf,
  itFindsMistakes,
  ownTopics,
  problem,
  type PageRule,
  type TopicPage,
} from '../../support/pages.ts';
import { WITHOUT_TWO_STACKS } from '../../support/topic-exceptions.ts';

function stacksOf(page: TopicPage): Set<string> {
  return new Set(fencesOf(page).flatMap(({ attributes }) => attributes.get('stack') ?? []));
}

const tooFewStacks: PageRule<TopicPage> = (page) => {
  const stacks = stacksOf(page);
  return stacks.size < 2 && !(page.entry.id in WITHOUT_TWO_STACKS)
    ? [problem(page, page.bodyLine, `code in ${stacks.size} stacks (${[...stacks].join(', ')}), not in two`)]
    : [];
};

/** What the page's code says it is for must be what the page says it shows. */
const unlistedStacks: PageRule<TopicPage> = (page) =>
  fencesOf(page).flatMap(({ attributes, line }) => {
    const stack = attributes.get('stack');
    return stack !== undefined && !page.entry.technologies.includes(stack)
      ? [problem(page, line, `stack=${stack} is not among the technologies of the page`)]
      : [];
  });

/** Tabs are named by their stack and captioned by their file. */
const unplacedCode: PageRule<TopicPage> = (page) =>
  fencesOf(page)
    .filter(({ heading, language }) => heading === 'In your stack' && language !== 'diagram')
    .filter(({ attributes }) => attributes.has('stack') && !attributes.has('file'))
    .map(({ line }) => problem(page, line, 'code for a stack does not say its file='));

describe('the code of a topic', () => {
  it('serves at least two stacks', () => assertNoProblems(ownTopics().flatMap(tooFewStacks)));
  it('is for technologies that the page names', () => assertNoProblems(ownTopics().flatMap(unlistedStacks)));
  it('says which file it goes into', () => assertNoProblems(ownTopics().flatMap(unplacedCode)));
  it('is excused only where there is none', () => {
    const inNeed = ownTopics().filter((page) => stacksOf(page).size < 2).map((page) => page.entry.id);
    assert.deepEqual(
      Object.keys(WITHOUT_TWO_STACKS).filter((id) => !inNeed.includes(id)),
      [],
    );
  });

  itFindsMistakes(tooFewStacks, MODEL_TOPIC, [
    ['code in one stack', 'stack=python', 'stack=node', /:19: code in 1 stacks \(node\)/],
  ]);
  itFindsMistakes(unlistedStacks, MODEL_TOPIC, [
    ['code for a stack that is not named', 'stack=python', 'stack=flask', /:\d+: stack=flask is not among/],
  ]);
  itFindsMistakes(unplacedCode, MODEL_TOPIC, [
    ['code without a file', ' file=stock.py', '', /:\d+: code for a stack does not say/],
  ]);
});
