import type { SnippetVariant } from '../content/snippet-variants.ts';
import { toPlainText } from '../content/tab-stops.ts';
import { noPositional, readOptions, UsageError } from './arguments.ts';
import type { Program } from './program.ts';
import { unknownId } from './topic-commands.ts';
import { writeOut } from './write-output.ts';

/** `backend-roadmap snippets`: every snippet on a line, with the stacks that it is for. */
export async function snippets(args: readonly string[], { resources }: Program): Promise<number> {
  noPositional('snippets', args);
  const index = await resources.index();
  const width = Math.max(...index.snippets.map((snippet) => snippet.id.length));
  await writeOut(
    index.snippets
      .map(({ id, title, variants }) => `${id.padEnd(width)}  ${title} (${stacksOf(variants).join(', ')})\n`)
      .join(''),
  );
  return 0;
}

/**
 * `backend-roadmap snippet ID`: the variants of a snippet as markdown, all or those of one stack, with every default filled in.
 *
 * @throws {UsageError} when there is no such snippet, or it is not for that stack
 */
export async function snippet(args: readonly string[], { resources }: Program): Promise<number> {
  const { values, positionals } = readOptions(args, { stack: { type: 'string' } });
  const [id, ...more] = positionals;
  if (id === undefined || more.length > 0) {
    throw new UsageError('snippet takes one id; "backend-roadmap snippets" lists them');
  }
  const index = await resources.index();
  const entry = index.snippets.find((candidate) => candidate.id === id || candidate.formerly.includes(id));
  if (entry === undefined) {
    throw new UsageError(unknownId('snippet', id, index.snippets));
  }
  const all = (await resources.variants())[entry.id] ?? [];
  const variants = all.filter((variant) => values.stack === undefined || variant.stack === values.stack);
  if (variants.length === 0) {
    throw new UsageError(
      `snippet ${entry.id} is not for "${values.stack ?? ''}"; it is for ${stacksOf(all).join(', ')}`,
    );
  }
  const parts = variants.map((variant) => describeVariant(variant, entry.libraries[variant.stack] ?? []));
  await writeOut(
    `# ${entry.title}\n\n${entry.summary}\n\nWhere: ${entry.placement}\n\n${parts.join('\n\n')}\n`,
  );
  return 0;
}

function stacksOf(variants: readonly { readonly stack: string }[]): string[] {
  return [...new Set(variants.map((variant) => variant.stack))];
}

function describeVariant(variant: SnippetVariant, libraries: readonly string[]): string {
  const { title, language, imports, body, files } = variant;
  const code = [imports, body]
    .filter((part) => part !== undefined)
    .map((part) => toPlainText(part).trimEnd());
  return [
    `## ${title}`,
    ...(libraries.length === 0 ? [] : [`Needs ${libraries.map((library) => `\`${library}\``).join(', ')}.`]),
    ...(code.length === 0 ? [] : [fence(language, code.join('\n\n'))]),
    ...files.flatMap((file) => [
      `\`${toPlainText(file.path)}\``,
      fence(file.language, toPlainText(file.code).trimEnd()),
    ]),
  ].join('\n\n');
}

/** Code in a fence that is longer than any in it. */
function fence(language: string, code: string): string {
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map((run) => run.length));
  const marks = '`'.repeat(longest + 1);
  return `${marks}${language}\n${code}\n${marks}`;
}
