import assert from 'node:assert/strict';
import { formatProblem, type ContentProblem } from '../../../src/content/problem.ts';
import { assertNoProblems, ownPages, pageOf, problem, proseOf, type Page } from '../../support/pages.ts';

/** Shorter sentences may be the same by chance. */
const SHORTEST = 8;
/** Two pages may say one thing in the same words; more is a copy. */
const SHARED = 1;

interface Sentence {
  readonly page: Page;
  readonly line: number;
  readonly text: string;
}

/** The sentences of a page in plain lower-case words, each with the line on which its paragraph starts. */
function sentencesOf(page: Page): Sentence[] {
  const paragraphs: { text: string; line: number; last: number }[] = [];
  for (const { text, line } of proseOf(page)) {
    const open = paragraphs.at(-1);
    const isOwn = text.trim() === '' || /^(#|\||- |\d+\. )/.test(text);
    if (open !== undefined && !isOwn && open.last === line - 1 && open.text !== '') {
      open.text += ` ${text.trim()}`;
      open.last = line;
    } else {
      paragraphs.push({ text: text.trim(), line, last: line });
    }
  }
  return paragraphs.flatMap(({ text, line }) =>
    plain(text)
      .split(/(?<=[.!?:;])\s+|\s\|\s/)
      .map((sentence) => sentence.replace(/[^\p{L}\p{N} ]+/gu, '').replace(/\s+/g, ' ').trim())
      .filter((sentence) => sentence.split(' ').length >= SHORTEST)
      .map((sentence) => ({ page, line, text: sentence })),
  );
}

function plain(text: string): string {
  return text
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/^(#+|-|\d+\.) /, '')
    .toLowerCase();
}

/** Pairs of pages that share more sentences than chance explains, with both places of each. */
function copies(pages: readonly Page[]): ContentProblem[] {
  const places = new Map<string, Sentence[]>();
  for (const sentence of pages.flatMap(sentencesOf)) {
    places.set(sentence.text, [...(places.get(sentence.text) ?? []), sentence]);
  }
  const pairs = new Map<string, ContentProblem[]>();
  for (const [text, found] of places) {
    const first = [...new Map(found.map((sentence) => [sentence.page.path, sentence])).values()];
    first.forEach((a, index) => {
      for (const b of first.slice(index + 1)) {
        const key = `${a.page.path} ${b.page.path}`;
        const shared = problem(a.page, a.line, `"${text}" is also at ${b.page.path}:${b.line}`);
        pairs.set(key, [...(pairs.get(key) ?? []), shared]);
      }
    });
  }
  return [...pairs.values()].filter((shared) => shared.length > SHARED).flat();
}

describe('the words of a page', () => {
  it('are its own', () =>
    assertNoProblems(copies([...ownPages('topics'), ...ownPages('checks'), ...ownPages('snippets')])));

  const page = (name: string, body: string): Page => pageOf(`topics/a/${name}.md`, `---\nid: a\n---\n${body}`);
  const one = 'A queue keeps the work until somebody has the time for it.';
  const two = 'A worker that dies in between must not lose the job it took.';

  it('share a sentence with another by chance', () => {
    assert.deepEqual(copies([page('x', one), page('y', `${one}\n\nMore.`)]), []);
  });
  it('share short sentences', () => {
    const short = 'Keep it small. Never trust the client. Write the test first. It depends.';
    assert.deepEqual(copies([page('x', short), page('y', short)]), []);
  });
  it('share code', () => {
    const code = `\`\`\`text\n${one}\n${two}\n\`\`\`\n`;
    assert.deepEqual(copies([page('x', code), page('y', code)]), []);
  });
  it('are found when they stand on two pages, whatever the line ends, links and marks', () => {
    const other = page('y', `\n- A [queue](q.md) keeps the **work** until\n  somebody has the time for it.\n\nSo. ${two}`);
    assert.deepEqual(copies([page('x', `${one} ${two}`), other]).map(formatProblem), [
      'topics/a/x.md:4: "a queue keeps the work until somebody has the time for it" is also at topics/a/y.md:5',
      'topics/a/x.md:4: "a worker that dies in between must not lose the job it took" is also at topics/a/y.md:8',
    ]);
  });
});
