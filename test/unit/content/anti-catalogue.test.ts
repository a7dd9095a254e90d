import assert from 'node:assert/strict';
import { ANTI_CATALOGUE, SHOWN_ON_PURPOSE, type ShownOnPurpose } from '../../support/anti-catalogue.ts';
import type { ContentProblem } from '../../../src/content/problem.ts';
import { MODEL_TOPIC } from '../../support/model-topic.ts';
import {
  assertNoProblems,
  fencesOf,
  itFindsMistakes,
  ownPages,
  problem,
  type PageRule,
} from '../../support/pages.ts';

/** Comments may name what they warn of. */
const COMMENT_LINE = /^\s*(?:\/\/|#|--|\*|\/\*).*$/gm;

/** Idioms of the catalogue in code that a reader may copy; what is marked wrong may show them. */
const badIdioms: PageRule = (page) =>
  fencesOf(page)
    .filter(({ flags, attributes }) => !flags.has('wrong') && attributes.get('sample') !== 'wrong')
    .flatMap(({ language, code, line }) => {
      const text = code.replace(COMMENT_LINE, '');
      return ANTI_CATALOGUE.flatMap(({ pattern, languages, because }) => {
        const match = languages?.includes(language) === false ? null : pattern.exec(text);
        const at = match === null ? 0 : text.slice(0, match.index).split('\n').length;
        const found = match?.[0].trim().slice(0, 60).replaceAll('\n', '⏎') ?? '';
        return match === null ? [] : [problem(page, line + at, `"${found}": ${because}`)];
      });
    });

function covers(exception: ShownOnPurpose, mistake: ContentProblem): boolean {
  return exception.path === mistake.path && exception.found.test(mistake.reason.slice(1));
}

describe('code that a reader may copy', () => {
  for (const folder of ['topics', 'checks', 'snippets'] as const) {
    it(`shows no idiom that we would warn of: ${folder}`, () =>
      assertNoProblems(
        ownPages(folder)
          .flatMap(badIdioms)
          .filter((mistake) => !SHOWN_ON_PURPOSE.some((exception) => covers(exception, mistake))),
      ));
  }
  it('is excused only where it stands', () => {
    const found = (['topics', 'checks', 'snippets'] as const).flatMap((folder) =>
      ownPages(folder).flatMap(badIdioms),
    );
    const needless = SHOWN_ON_PURPOSE.filter(
      (exception) => !found.some((mistake) => covers(exception, mistake)),
    );
    assert.deepEqual(
      needless.map(({ path, because }) => `${path}: ${because}`),
      [],
    );
  });

  for (const { pattern, example } of ANTI_CATALOGUE) {
    it(`is warned of ${example.split('\n')[0] ?? ''}`, () => assert.match(example, pattern));
  }

  itFindsMistakes(badIdioms, MODEL_TOPIC, [
    ['an idiom in a stack', 'export const left', "import moment from 'moment';\nexport const left", /:\d+: "from 'moment'": its/],
    ['an idiom in the right half of a pair', 'await decrementIfPositive();', "import moment from 'moment';", /moment/],
  ]);
  it('accepts it in the wrong half, in a comment, and in another language', () => {
    const text = MODEL_TOPIC.replace('await save(', "import moment from 'moment';\nawait save(")
      .replace('    return stock', "    # from 'moment'\n    return stock")
      .replace('def left', "x = \"from 'moment'\"\ndef left");
    const page = { path: 'topics/testing/made-up.md', source: text, data: {}, body: text, bodyLine: 1 };
    assert.deepEqual(badIdioms(page), []);
  });
});
