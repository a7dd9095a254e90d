/** Tries one variant: expansion, libraries, compilation, behaviour, and every mutation that must be noticed. */
import { AssertionError } from 'node:assert';
import type { SnippetVariant } from '../../src/content/snippet-variants.ts';
import { libraryMistake } from './libraries.ts';
import type { Adapter, Behaviour, Mutation, Plan } from './model.ts';
import { expandMistake, sectionOf, type SnippetPage } from './page.ts';
import { Subject } from './subject.ts';

/** How far a variant got: 1 it expands, 3 it compiles or passes its tools, 4 it ran and behaved. */
export interface Trial {
  readonly level: 0 | 1 | 3 | 4;
  readonly mutations: number;
  readonly failure: string | undefined;
}

export async function tryVariant(
  page: SnippetPage,
  variant: SnippetVariant,
  adapter: Adapter,
  behaviour: Behaviour,
): Promise<Trial> {
  let level: Trial['level'] = 0;
  let noticed = 0;
  try {
    const plan = planOf(behaviour, variant);
    checkText(page, variant, plan);
    checkLibraries(page, variant, await adapter.locked());
    level = 1;
    await withSubject(new Subject({ adapter, plan, variant }), async (subject) => {
      await subject.build();
      level = 3;
      await behaviour.check(subject);
    });
    for (const mutation of plan.mutations) {
      await mustFail(behaviour, new Subject({ adapter, plan, variant, mutation }), mutation.name);
      noticed += 1;
    }
    if (plan.without !== false) {
      await mustFail(behaviour, new Subject({ adapter, plan, variant: undefined }), 'without the snippet');
      noticed += 1;
    }
    return { level: adapter.level, mutations: noticed, failure: undefined };
  } catch (error) {
    return { level, mutations: noticed, failure: error instanceof Error ? describe(error) : String(error) };
  }
}

function planOf(behaviour: Behaviour, variant: SnippetVariant): Plan {
  const plan = behaviour.plans[`${variant.stack}/${variant.title}`] ?? behaviour.plans[variant.stack];
  if (plan === undefined) {
    throw new Error(`the behaviour test has no plan for ${variant.stack}`);
  }
  return plan;
}

/** What can be told from the text alone: tab stops, and that the notes hold the lines the fixture adds by hand. */
function checkText(page: SnippetPage, variant: SnippetVariant, plan: Plan): void {
  for (const code of [variant.body ?? '', ...variant.files.map((file) => file.code)]) {
    const mistake = expandMistake(code);
    if (mistake !== undefined) {
      throw new Error(mistake);
    }
  }
  const section = sectionOf(page, variant.title);
  for (const { line, told = line } of plan.wiring ?? []) {
    if (!section.includes(`\`${told}\``)) {
      throw new Error(`the notes do not tell: ${told}`);
    }
  }
}

function checkLibraries(
  page: SnippetPage,
  variant: SnippetVariant,
  locked: ReadonlyMap<string, string>,
): void {
  for (const library of page.meta.libraries[variant.stack] ?? []) {
    const mistake = libraryMistake(library, locked);
    if (mistake !== undefined) {
      throw new Error(mistake);
    }
  }
}

async function withSubject(subject: Subject, use: (subject: Subject) => Promise<void>): Promise<void> {
  try {
    await use(subject);
  } finally {
    await subject.stop();
  }
}

/** A mutated app must build and start, and then be told apart by an assertion: any other error is our own mistake. */
async function mustFail(behaviour: Behaviour, subject: Subject, name: Mutation['name']): Promise<void> {
  let failure: unknown;
  try {
    await withSubject(subject, behaviour.check);
  } catch (error) {
    failure = error;
  }
  if (failure === undefined) {
    throw new Error(`mutation "${name}" was not noticed`);
  }
  if (!(failure instanceof AssertionError)) {
    throw new Error(`mutation "${name}" broke the test instead of failing it`, { cause: failure });
  }
  if (process.env['SNIPPETS_VERBOSE'] !== undefined) {
    console.log(`    noticed "${name}": ${failure.message.split('\n')[0] ?? ''}`);
  }
}

function describe(error: Error): string {
  const cause = error.cause instanceof Error ? `\n${error.cause.stack ?? error.cause.message}` : '';
  return `${process.env['SNIPPETS_VERBOSE'] === undefined ? error.message : (error.stack ?? error.message)}${cause}`;
}
