import { areaOf } from '../../../src/content/ids.ts';
import { MODEL_TOPIC } from '../../support/model-topic.ts';
import {
  assertNoProblems,
  fencesOf,
  itFindsMistakes,
  ownTopics,
  partsOf,
  problem,
  proseOf,
  type PageRule,
  type TopicPage,
} from '../../support/pages.ts';
import { AREAS_WITH_OWN_PARTS } from '../../support/topic-exceptions.ts';

const PARTS = [
  'Why it matters',
  'How it works',
  'In your stack',
  'Wrong and right',
  'Trade-offs',
  'Numbers and defaults',
  'Common mistakes',
  'Try it',
  'Recall',
  'Next',
  'References',
];
/** Parts that may give way, in the areas that have parts of their own. */
const ABOUT_CODE = ['In your stack', 'Wrong and right', 'Numbers and defaults'];

/** Every part in its place; parts of other names only where the area may have them, after "How it works". */
const wrongParts: PageRule<TopicPage> = (page) => {
  const ownAllowed = areaOf(page.entry.id) in AREAS_WITH_OWN_PARTS;
  const parts = partsOf(page);
  const missing = PARTS.filter(
    (name) => !parts.some(({ text }) => text === name) && !(ownAllowed && ABOUT_CODE.includes(name)),
  ).map((name) => problem(page, page.bodyLine, `the part "${name}" is missing`));
  let reached = -1;
  const misplaced = parts.flatMap(({ text, line }) => {
    const place = PARTS.indexOf(text);
    if (place < 0) {
      const between = reached >= PARTS.indexOf('How it works') && reached < PARTS.indexOf('Common mistakes');
      return ownAllowed && between ? [] : [problem(page, line, `"${text}" is no part of a topic here`)];
    }
    const before = PARTS[reached] ?? '';
    if (place <= reached) {
      return [problem(page, line, `"${text}" stands after "${before}"`)];
    }
    reached = place;
    return [];
  });
  return [...missing, ...misplaced];
};

const topHeadings: PageRule<TopicPage> = (page) =>
  proseOf(page)
    .filter(({ text }) => text.startsWith("# "))
    .map(({ line }) => problem(page, line, 'a # heading: the title stands above the page'));

/** "Otherwise" is the last thing that "Why it matters" says. */
const noOtherwise: PageRule<TopicPage> = (page) => {
  const part = partsOf(page).find(({ text }) => text === 'Why it matters');
  const paragraphs = (part?.lines ?? [])
    .map(({ text }) => text)
    .join('\n')
    .trim()
    .split(/\n\s*\n/);
  return part !== undefined && paragraphs.at(-1)?.startsWith('**Otherwise:** ') !== true
    ? [problem(page, part.line, '"Why it matters" does not end with a paragraph that starts with **Otherwise:**')]
    : [];
};

/** A wrong and a right fence in one language, and words about the reason. */
const noPair: PageRule<TopicPage> = (page) => {
  const part = partsOf(page).find(({ text }) => text === 'Wrong and right');
  if (part === undefined) {
    return [];
  }
  const fences = fencesOf(page).filter(({ heading }) => heading === 'Wrong and right');
  const wrong = fences.filter(({ flags }) => flags.has('wrong'));
  const right = fences.filter(({ flags }) => flags.has('right'));
  if (wrong.length === 0 || wrong.length !== right.length || fences.length !== wrong.length + right.length) {
    return [
      problem(page, part.line, `${wrong.length} wrong and ${right.length} right of ${fences.length} fences`),
    ];
  }
  return part.lines.every(({ text }) => text.trim() === '')
    ? [problem(page, part.line, 'no word about why one is wrong and the other right')]
    : [];
};

describe('the parts of a topic', () => {
  it('are all there, in their order', () => assertNoProblems(ownTopics().flatMap(wrongParts)));
  it('have no heading of the first level', () => assertNoProblems(ownTopics().flatMap(topHeadings)));
  it('say what happens otherwise', () => assertNoProblems(ownTopics().flatMap(noOtherwise)));
  it('show wrong beside right', () => assertNoProblems(ownTopics().flatMap(noPair)));

  itFindsMistakes(wrongParts, MODEL_TOPIC, [
    ['a part that is missing', '## Recall', '', /:19: the part "Recall" is missing/],
    ['a part about code that is missing', '## Numbers and defaults', '', /"Numbers and defaults" is missing/],
    ['a part in the wrong place', '## Try it', '## Trade-offs', /:\d+: "Trade-offs" stands after "Common mistakes"/],
    ['a part of another name', '## Next', '## What comes next', /"What comes next" is no part/],
  ]);
  const people = MODEL_TOPIC.replace('id: testing/', 'id: skills/').replace('## In your stack', '## A message');
  describe('of an area with parts of its own', () => {
    itFindsMistakes(wrongParts, people, [
      ['a part that every topic has', '## Common mistakes', '', /"Common mistakes" is missing/],
      ['an own part before the model', '## How it works', '## A letter\n\n## How it works', /"A letter" is no part/],
      ['an own part after the mistakes', '## Next', '## A letter\n\n## Next', /"A letter" is no part/],
    ]);
  });
  itFindsMistakes(topHeadings, MODEL_TOPIC, [
    ['a # heading', '## Why it matters', '# Why it matters', /:20: a # heading/],
  ]);
  itFindsMistakes(noOtherwise, MODEL_TOPIC, [
    ['no word on what happens otherwise', '**Otherwise:** you', 'You', /:20: "Why it matters" does not end/],
    ['a last paragraph that is not it', '## How', 'More.\n\n## How', /:20: "Why it matters" does not end/],
  ]);
  itFindsMistakes(noPair, MODEL_TOPIC, [
    ['no wrong example', 'sell.js wrong', 'sell.js', /:\d+: 0 wrong and 1 right of 2 fences/],
    ['a pair without a reason', 'The second decides where the number lives.', '', /no word about why/],
  ]);
});
