import * as v from 'valibot';
import { readFences } from './fences.ts';
import { areaOf } from './ids.ts';
import { LIST_SCHEMAS, type ListName, type Lists } from './lists.ts';
import type { ContentIndex, SnippetEntry, TopicEntry, VariantsFile } from './model.ts';
import type { ContentProblem } from './problem.ts';
import { checklistSchema, checkSchema, snippetSchema, topicSchema, type CheckFrontmatter } from './schemas.ts';
import { readVariants, type SnippetVariant } from './snippet-variants.ts';
import { countWords } from './words.ts';
import { checkReferences } from './references.ts';

/** A content page as the build read it. */
export interface SourcePage {
  /** Path under `content/`, with `/`. */
  readonly path: string;
  readonly data: unknown;
  readonly body: string;
  /** Line of the file on which the body starts, from 1. */
  readonly bodyLine: number;
  /** The line of a frontmatter field, for messages. */
  readonly lineOf: (path: readonly (string | number)[]) => number;
}

/** A list file as the build read it. */
export interface SourceList {
  readonly path: string;
  readonly name: string;
  readonly data: unknown;
  readonly lineOf: (path: readonly (string | number)[]) => number;
}

/** What the build writes: the index, the variants, the lists, and each page's body by path. */
export interface CompiledContent {
  readonly index: ContentIndex;
  readonly variants: VariantsFile;
  readonly lists: Lists;
  readonly bodies: ReadonlyMap<string, string>;
  /** The line of its file on which each body starts, for messages. */
  readonly bodyLines: ReadonlyMap<string, number>;
}

/** Reading speed for the minutes shown, in words per minute: a careful reader of technical prose. */
const WORDS_PER_MINUTE = 200;

/**
 * Validates all content and compiles it. Returns every mistake found, not only the first; `content` is undefined when
 * there is any.
 */
export function compileContent(
  pages: readonly SourcePage[],
  sourceLists: readonly SourceList[],
): { content: CompiledContent | undefined; problems: ContentProblem[] } {
  const problems: ContentProblem[] = [];
  const lists = validateLists(sourceLists, problems);
  const topics = validatePages(pages, 'topics/', topicSchema, problems);
  const checks = validatePages(pages, 'checks/', checkSchema, problems);
  const snippets = validatePages(pages, 'snippets/', snippetSchema, problems);
  const checklists = validatePages(pages, 'checklists/', checklistSchema, problems);
  const variants = readAllVariants(snippets, problems);
  if (lists === undefined || problems.length > 0) {
    return { content: undefined, problems };
  }
  const areaRank = new Map(lists.areas.map((area, rank) => [area.id, rank]));
  const byArea = (a: { id: string; order: number }, b: { id: string; order: number }): number =>
    (areaRank.get(areaOf(a.id)) ?? 0) - (areaRank.get(areaOf(b.id)) ?? 0) || compareOrder(a, b);
  const index: ContentIndex = {
    schemaVersion: 1,
    areas: lists.areas,
    stages: lists.stages,
    questions: lists.questions,
    technologies: lists.technologies,
    topics: topics
      .map(({ data, page }): TopicEntry => ({ ...data, minutes: readingMinutes(page.body) }))
      .sort(byArea),
    checks: checks.map(({ data }) => data).sort((a, b) => compareText(areaOf(a.id), areaOf(b.id)) || compareOrder(a, b)),
    snippets: snippets
      .map(({ data }): SnippetEntry => ({ ...data, variants: (variants[data.id] ?? []).map(summarise) }))
      .sort((a, b) => (areaRank.get(areaOf(a.id)) ?? 0) - (areaRank.get(areaOf(b.id)) ?? 0) || compareText(a.id, b.id)),
    checklists: checklists
      .map(({ data, page }) => ({ ...data, checks: resolveChecks(data.checks, checks, page, problems) }))
      .sort(compareOrder),
  };
  const located = new Map(pages.map((page) => [page.path, page]));
  problems.push(...checkReferences(index, lists, located));
  const bodies = new Map(pages.map((page) => [page.path, page.body]));
  const bodyLines = new Map(pages.map((page) => [page.path, page.bodyLine]));
  return problems.length > 0
    ? { content: undefined, problems }
    : { content: { index, variants, lists, bodies, bodyLines }, problems };
}

interface ValidPage<T> {
  readonly page: SourcePage;
  readonly data: T;
}

function validatePages<S extends v.GenericSchema<unknown, { id: string }>>(
  pages: readonly SourcePage[],
  folder: string,
  schema: S,
  problems: ContentProblem[],
): ValidPage<v.InferOutput<S>>[] {
  const valid: ValidPage<v.InferOutput<S>>[] = [];
  for (const page of pages.filter((candidate) => candidate.path.startsWith(folder))) {
    const result = v.safeParse(schema, page.data);
    if (!result.success) {
      problems.push(...result.issues.map((issue) => describeIssue(page, issue)));
    } else if (`${folder}${result.output.id}.md` !== page.path) {
      problems.push({ path: page.path, line: page.lineOf(['id']), reason: `id ${result.output.id} does not match the path` });
    } else {
      valid.push({ page, data: result.output });
    }
  }
  return valid;
}

function validateLists(sources: readonly SourceList[], problems: ContentProblem[]): Lists | undefined {
  const before = problems.length;
  const lists: Record<string, unknown> = {};
  for (const source of sources) {
    const schema = source.name in LIST_SCHEMAS ? LIST_SCHEMAS[source.name as ListName] : undefined;
    if (schema === undefined) {
      problems.push({ path: source.path, line: 1, reason: 'no schema for this list in src/content/lists.ts' });
      continue;
    }
    const result = v.safeParse<v.GenericSchema>(schema, source.data);
    if (result.success) {
      lists[source.name] = result.output;
    } else {
      problems.push(...result.issues.map((issue) => describeIssue(source, issue)));
    }
  }
  for (const name of Object.keys(LIST_SCHEMAS)) {
    if (!sources.some((source) => source.name === name)) {
      problems.push({ path: `lists/${name}.yml`, line: 1, reason: 'this list is missing' });
    }
  }
  // Every schema has passed by here, so the record has the shape of Lists.
  return problems.length === before ? (lists as unknown as Lists) : undefined;
}

function describeIssue(
  source: { readonly path: string; readonly lineOf: (path: readonly (string | number)[]) => number },
  issue: v.BaseIssue<unknown>,
): ContentProblem {
  const keys = (issue.path ?? []).map((item) => (typeof item.key === 'number' ? item.key : String(item.key)));
  const field = keys.length > 0 ? `${keys.join('.')}: ` : '';
  return { path: source.path, line: source.lineOf(keys), reason: `${field}${issue.message}` };
}

function readAllVariants(
  snippets: readonly ValidPage<{ id: string }>[],
  problems: ContentProblem[],
): Record<string, SnippetVariant[]> {
  const all: Record<string, SnippetVariant[]> = {};
  for (const { page, data } of snippets) {
    const { variants, mistakes } = readVariants(readFences(page.body));
    for (const mistake of mistakes) {
      problems.push({ path: page.path, line: page.bodyLine + mistake.line - 1, reason: mistake.reason });
    }
    if (variants.length === 0) {
      problems.push({ path: page.path, line: page.bodyLine, reason: 'a snippet needs at least one variant' });
    }
    all[data.id] = variants;
  }
  return all;
}

function resolveChecks(
  patterns: readonly string[],
  checks: readonly ValidPage<CheckFrontmatter>[],
  page: SourcePage,
  problems: ContentProblem[],
): string[] {
  const ids = new Set<string>();
  patterns.forEach((pattern, position) => {
    const matching = checks
      .map(({ data }) => data)
      .filter((check) => check.id === pattern || (pattern.endsWith('/*') && areaOf(check.id) === areaOf(pattern)))
      .sort(compareOrder);
    if (matching.length === 0) {
      problems.push({ path: page.path, line: page.lineOf(['checks', position]), reason: `no check matches ${pattern}` });
    }
    for (const check of matching) {
      ids.add(check.id);
    }
  });
  return [...ids];
}

function summarise({ title, stack, range, language, module }: SnippetVariant): SnippetEntry['variants'][number] {
  return { title, stack, range, language, module };
}

function readingMinutes(body: string): number {
  return Math.max(1, Math.round(countWords(body) / WORDS_PER_MINUTE));
}

function compareOrder(a: { id: string; order: number }, b: { id: string; order: number }): number {
  return a.order - b.order || compareText(a.id, b.id);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
