import assert from 'node:assert/strict';
import { MODEL_TOPIC } from '../../support/model-topic.ts';
import {
  assertNoProblems,
  fencesOf,
  itFindsMistakes,
  ownTopics,
  problem,
  type Page,
  type PageRule,
} from '../../support/pages.ts';

const PAGES_WITH_DIAGRAM = 20;
/** Fewer words name a picture; a sentence says what it shows. */
const SHORTEST_SENTENCE = 8;

const diagramsOf = (page: Page) => fencesOf(page).filter(({ language }) => language === 'diagram');

/** That each can be drawn is the build's own test. */
const poorAlternative: PageRule = (page) =>
  diagramsOf(page).flatMap(({ attributes, line }) => {
    const alternative = attributes.get('alt') ?? '';
    const isSentence = /^[\p{Lu}\d"‘“].*[.!?]$/u.test(alternative);
    return isSentence && alternative.split(/\s+/).length >= SHORTEST_SENTENCE
      ? []
      : [problem(page, line, `the alternative is no sentence that says what the picture shows: "${alternative}"`)];
  });

describe('the diagrams of topics', () => {
  it(`stand on ${PAGES_WITH_DIAGRAM} pages or more`, () => {
    const count = ownTopics().filter((page) => diagramsOf(page).length > 0).length;
    assert.ok(count >= PAGES_WITH_DIAGRAM, `${count} pages have a diagram`);
  });
  it('say in a sentence what they show', () => assertNoProblems(ownTopics().flatMap(poorAlternative)));

  itFindsMistakes(poorAlternative, MODEL_TOPIC, [
    ['no alternative', / alt="[^"]*"/, '', /:\d+: the alternative is no sentence/],
    ['a name for an alternative', / alt="[^"]*"/, ' alt="Diagram of the stock."', /no sentence/],
    ['an alternative without an end', 'same moment."', 'same moment"', /no sentence/],
  ]);
});
