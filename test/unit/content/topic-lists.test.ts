import { MODEL_TOPIC } from '../../support/model-topic.ts';
import {
  assertNoProblems,
  bulletsOf,
  itFindsMistakes,
  ownTopics,
  partsOf,
  problem,
  type PageRule,
  type TopicPage,
} from '../../support/pages.ts';

/** How many bullets a part has. */
const BULLETS: Readonly<Record<string, readonly [min: number, max: number]>> = {
  'Trade-offs': [3, 5],
  'Common mistakes': [4, 6],
};

const wrongBullets: PageRule<TopicPage> = (page) =>
  Object.entries(BULLETS).flatMap(([name, [min, max]]) => {
    const part = partsOf(page).find(({ text }) => text === name);
    const count = bulletsOf(part).length;
    return part !== undefined && (count < min || count > max)
      ? [problem(page, part.line, `${name}: ${count} bullets, not ${min} to ${max}`)]
      : [];
  });

describe('the bullets of a topic', () => {
  it('are three to five trade-offs and four to six mistakes', () =>
    assertNoProblems(ownTopics().flatMap(wrongBullets)));

  itFindsMistakes(wrongBullets, MODEL_TOPIC, [
    ['too few trade-offs', '- It costs a query.\n', '', /:\d+: Trade-offs: 2 bullets/],
    ['too many trade-offs', '- It costs', '- a\n- b\n- c\n- It costs', /Trade-offs: 6 bullets/],
    ['too few mistakes', '- Reading first.\n', '', /Common mistakes: 3 bullets/],
    ['too many mistakes', '- Reading first.', '- a\n- b\n- c\n- d', /Common mistakes: 7 bullets/],
  ]);
});
