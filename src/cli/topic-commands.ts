import { nearest } from '../content/nearest.ts';
import { noPositional, onePositional, UsageError } from './arguments.ts';
import { pageText } from './page-text.ts';
import type { Program } from './program.ts';
import { writeOut } from './write-output.ts';

/** `backend-roadmap topics`: every topic on a line, by area. */
export async function topics(args: readonly string[], { resources }: Program): Promise<number> {
  noPositional('topics', args);
  const index = await resources.index();
  const width = Math.max(...index.topics.map((topic) => topic.id.length));
  await writeOut(index.topics.map(({ id, title }) => `${id.padEnd(width)}  ${title}\n`).join(''));
  return 0;
}

/**
 * `backend-roadmap topic ID`: a topic as markdown.
 *
 * @throws {UsageError} when there is none of that id
 */
export async function topic(args: readonly string[], { resources }: Program): Promise<number> {
  const id = onePositional('topic', args);
  const index = await resources.index();
  const entry = index.topics.find((candidate) => candidate.id === id || candidate.formerly.includes(id));
  if (entry === undefined) {
    throw new UsageError(unknownId('topic', id, index.topics));
  }
  const body = pageText({ kind: 'topic', id: entry.id }, await resources.page(`topics/${entry.id}.md`));
  await writeOut(`# ${entry.title}\n\n${entry.summary}\n\n${body}\n`);
  return 0;
}

/** Says that there is no page of an id, and which were perhaps meant. */
export function unknownId(
  kind: 'topic' | 'snippet',
  id: string,
  entries: readonly { readonly id: string }[],
): string {
  const near = nearest(
    id,
    entries.map((entry) => entry.id),
  );
  const help =
    near.length === 0 ? `"backend-roadmap ${kind}s" lists them` : `did you mean ${near.join(' or ')}?`;
  return `there is no ${kind} "${id}"; ${help}`;
}
