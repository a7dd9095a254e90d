import { countWords } from '../../../src/content/words.ts';
import { MODEL_TOPIC } from '../../support/model-topic.ts';
import {
  assertNoProblems,
  itFindsMistakes,
  lineOfField,
  ownTopics,
  problem,
  type PageRule,
  type TopicPage,
} from '../../support/pages.ts';

/** Words outside code; tables count, because they are read, and they count for the minutes shown too. */
const WORDS = { min: 500, max: 900 };
const SUMMARY_WORDS = 30;

const wrongLength: PageRule<TopicPage> = (page) => {
  const words = countWords(page.body);
  return words < WORDS.min || words > WORDS.max
    ? [problem(page, page.bodyLine, `${words} words outside code, not ${WORDS.min} to ${WORDS.max}`)]
    : [];
};

const longSummary: PageRule<TopicPage> = (page) => {
  const words = page.entry.summary.split(/\s+/).length;
  return words > SUMMARY_WORDS
    ? [
        problem(
          page,
          lineOfField(page, 'summary'),
          `a summary of ${words} words, not at most ${SUMMARY_WORDS}`,
        ),
      ]
    : [];
};

describe('the length of a topic', () => {
  it('is that of one sitting', () => assertNoProblems(ownTopics().flatMap(wrongLength)));
  it('leaves the summary one short sentence', () => assertNoProblems(ownTopics().flatMap(longSummary)));

  const padded = MODEL_TOPIC.replace('Two buyers', `${'A word or two. '.repeat(110)}Two buyers`);
  itFindsMistakes(wrongLength, padded, [
    ['a page that is too short', 'A word or two. '.repeat(110), '', /:19: \d\d+ words outside code/],
    ['a page that is too long', '| 1 |', `| ${'word '.repeat(400)} |`, /:19: 9\d\d words outside code/],
  ]);
  itFindsMistakes(longSummary, MODEL_TOPIC, [
    ['a summary of many words', 'A page that', `A page ${'of many words '.repeat(9)}that`, /:4: a summary of/],
  ]);
});
