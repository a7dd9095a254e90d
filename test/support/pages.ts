import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { readFences, type Fence } from '../../src/content/fences.ts';
import { formatProblem, type ContentProblem } from '../../src/content/problem.ts';
import { topicSchema, type TopicFrontmatter } from '../../src/content/schemas.ts';
import { ROOT } from './content.ts';

/** A content page as its file has it, for rules about the writing. */
export interface Page {
  /** Path under `content/`. */
  readonly path: string;
  readonly source: string;
  readonly data: unknown;
  readonly body: string;
  /** Line of the file on which the body starts, from 1. */
  readonly bodyLine: number;
}

export interface TopicPage extends Page {
  readonly entry: TopicFrontmatter;
}

/** A line of prose, with its number in the file. */
export interface Line {
  readonly text: string;
  readonly line: number;
}

/** A `##` part of a page: the lines below its heading that are not code. */
export interface PagePart extends Line {
  readonly lines: readonly Line[];
}

/** A rule about pages: the mistakes that it finds on one. */
export type PageRule<P extends Page = Page> = (page: P) => ContentProblem[];

export function pageOf(file: string, text: string): Page {
  const source = text.replace(/\r\n/g, '\n');
  const frontmatter = /^---\n([\s\S]*?)\n---\n/.exec(source);
  assert.ok(frontmatter, `${file} has no frontmatter`);
  const [whole, yaml = ''] = frontmatter;
  return {
    path: file,
    source,
    data: parse(yaml),
    body: source.slice(whole.length),
    bodyLine: whole.split('\n').length,
  };
}

export function topicOf(file: string, text: string): TopicPage {
  const page = pageOf(file, text);
  return { ...page, entry: v.parse(topicSchema, page.data) };
}

type Folder = 'topics' | 'checks' | 'snippets';
const read = new Map<Folder, readonly Page[]>();
let topics: readonly TopicPage[] | undefined;

/** All pages of the repository under a folder of `content/`, by path; each file is read once. */
export function ownPages(folder: Folder): readonly Page[] {
  const pages = read.get(folder) ?? filesUnder(folder).map((file) => pageOf(file, readContent(file)));
  read.set(folder, pages);
  return pages;
}

export function ownTopics(): readonly TopicPage[] {
  topics ??= ownPages('topics').map((page) => ({ ...page, entry: v.parse(topicSchema, page.data) }));
  return topics;
}

function filesUnder(folder: string): string[] {
  return readdirSync(path.join(ROOT, 'content', folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `${folder}/${file.split(path.sep).join('/')}`)
    .sort();
}

function readContent(file: string): string {
  return readFileSync(path.join(ROOT, 'content', file), 'utf8');
}

/** The fences of a page, with the line of the file on which each opens. */
export function fencesOf(page: Page): Fence[] {
  return readFences(page.body).map((fence) => ({ ...fence, line: page.bodyLine + fence.line - 1 }));
}

/** The lines of a page's body outside code. */
export function proseOf(page: Page): Line[] {
  const lines = page.body.split('\n');
  const inCode = new Set<number>();
  for (const { line, code } of readFences(page.body)) {
    const length = code.split('\n').length;
    for (let at = line; at <= line + length + 1; at++) {
      inCode.add(at);
    }
  }
  return lines
    .map((text, index) => ({ text, line: page.bodyLine + index, inBody: index + 1 }))
    .filter(({ inBody }) => !inCode.has(inBody))
    .map(({ text, line }) => ({ text, line }));
}

/** The `##` parts of a page; `text` is the heading. */
export function partsOf(page: Page): PagePart[] {
  const parts: { text: string; line: number; lines: Line[] }[] = [];
  for (const line of proseOf(page)) {
    if (line.text.startsWith('## ')) {
      parts.push({ text: line.text.slice(3).trim(), line: line.line, lines: [] });
    } else {
      parts.at(-1)?.lines.push(line);
    }
  }
  return parts;
}

/** The bullets of a part, each with the lines that it goes on in joined. */
export function bulletsOf(part: PagePart | undefined): Line[] {
  const bullets: { text: string; line: number }[] = [];
  for (const { text, line } of part?.lines ?? []) {
    const last = bullets.at(-1);
    if (/^[-*] /.test(text)) {
      bullets.push({ text: text.slice(2), line });
    } else if (last !== undefined && /^\s+\S/.test(text)) {
      last.text += ` ${text.trim()}`;
    }
  }
  return bullets;
}

/** The line of the file on which a frontmatter field stands; 1 when it does not. */
export function lineOfField(page: Page, field: string): number {
  return page.source.split('\n').findIndex((line) => line.startsWith(`${field}:`)) + 1 || 1;
}

export function problem(page: Page, line: number, reason: string): ContentProblem {
  return { path: page.path, line, reason };
}

/** Fails with every mistake as `path:line: reason`. */
export function assertNoProblems(problems: readonly ContentProblem[]): void {
  assert.ok(problems.length === 0, `\n${problems.map(formatProblem).join('\n')}\n`);
}

/** A change to the model page, and what a rule must say about the result. */
export type BadPage = readonly [name: string, from: string | RegExp, to: string, expected: RegExp];

/**
 * Declares a test for each bad page, and one that the model page itself is good: a rule that cannot fail, or fails on
 * anything, holds nothing.
 */
export function itFindsMistakes(rule: PageRule<TopicPage>, model: string, cases: readonly BadPage[]): void {
  const file = 'topics/testing/made-up.md';
  it('finds nothing on a good page', () => {
    assert.deepEqual(rule(topicOf(file, model)).map(formatProblem), []);
  });
  for (const [name, from, to, expected] of cases) {
    it(`finds ${name}`, () => {
      const text = model.replace(from, to);
      assert.notEqual(text, model, `the model page holds no ${String(from)}`);
      const found = rule(topicOf(file, text)).map(formatProblem);
      assert.ok(
        found.some((mistake) => mistake.startsWith(`${file}:`) && expected.test(mistake)),
        `${String(expected)} is none of:\n${found.join('\n')}`,
      );
    });
  }
}
