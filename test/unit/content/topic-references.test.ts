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

const KINDS = ['official', 'book', 'course', 'article', 'video', 'open source'];
const REFERENCE = new RegExp(`^\\[[^\\]]+\\]\\((\\S+)\\) \\((${KINDS.join('|')})\\): \\S`);
const MOST = 5;

const wrongReferences: PageRule<TopicPage> = (page) => {
  const part = partsOf(page).find(({ text }) => text === 'References');
  if (part === undefined) {
    return [];
  }
  const bullets = bulletsOf(part);
  const seen = new Set<string>();
  const problems = bullets.flatMap(({ text, line }) => {
    const [, url = ''] = REFERENCE.exec(text) ?? [];
    if (url === '') {
      return [problem(page, line, `not "[Title](https://…) (kind): what it adds"; kinds: ${KINDS.join(', ')}`)];
    }
    if (!url.startsWith('https://')) {
      return [problem(page, line, `${url} is not https`)];
    }
    const address = url.replace(/\/$/, '');
    const again = seen.has(address);
    seen.add(address);
    return again ? [problem(page, line, `${url} stands here twice`)] : [];
  });
  if (bullets.length === 0 || bullets.length > MOST) {
    problems.push(problem(page, part.line, `${bullets.length} references, not 1 to ${MOST}`));
  }
  return problems;
};

describe('the references of a topic', () => {
  it('are one to five, labelled, and each leads elsewhere', () =>
    assertNoProblems(ownTopics().flatMap(wrongReferences)));

  const more = Array.from({ length: 4 }, (_, at) => `- [B](https://example.org/${at}) (book): more.`).join('\n');
  itFindsMistakes(wrongReferences, MODEL_TOPIC, [
    ['no reference', /## References[\s\S]*/, '## References\n', /:\d+: 0 references/],
    ['too many references', '- [A book]', `${more}\n- [A book]`, /6 references/],
    ['a reference without its kind', ' (book)', '', /:\d+: not "\[Title\]/],
    ['a kind that is not known', '(book)', '(blog)', /:\d+: not "\[Title\]/],
    ['a reference that adds nothing', ': the long story.', '', /:\d+: not "\[Title\]/],
    ['an address that is not https', 'https://example.org', 'http://example.org', /is not https/],
    ['an address that stands there twice', 'https://example.org/book', 'https://www.rfc-editor.org/rfc/rfc9110/', /twice/],
  ]);
});
