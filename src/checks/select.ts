import { areaOf } from '../content/ids.ts';
import type { Lists, Question } from '../content/lists.ts';
import type { CheckEntry, ContentIndex } from '../content/model.ts';
import { ALL_CHECKS } from '../generated/checks.ts';
import type { Check } from './check.ts';

/** The part of a run's options that comes from the compiled content. */
export interface Catalogue {
  readonly checks: readonly Check[];
  readonly pages: ReadonlyMap<string, CheckEntry>;
  readonly snippetTitles: ReadonlyMap<string, string>;
  readonly lists: Lists;
  /** What a person is asked, beside the checks. */
  readonly questions?: readonly Question[];
}

/** A check or checklist was asked for that does not exist. */
export class UnknownSelection extends Error {
  override readonly name = 'UnknownSelection';
}

/** What to run: everything, or some checklists, or some checks. */
export interface Selection {
  readonly checklists?: readonly string[];
  readonly checks?: readonly string[];
}

/**
 * The checks of a selection with their pages.
 *
 * @throws {UnknownSelection} naming the first id that does not exist and those that do
 */
export function selectChecks(index: ContentIndex, lists: Lists, selection: Selection = {}): Catalogue {
  const wanted = new Set<string>();
  for (const id of selection.checklists ?? []) {
    const checklist = index.checklists.find((candidate) => candidate.id === id);
    if (checklist === undefined) {
      const known = index.checklists.map((candidate) => candidate.id).join(', ');
      throw new UnknownSelection(`There is no checklist "${id}". The checklists are: ${known}.`);
    }
    [...checklist.checks, ...checklist.questions].forEach((item) => wanted.add(item));
  }
  for (const id of selection.checks ?? []) {
    const isQuestion = lists.questions.some((question) => question.id === id);
    if (!isQuestion && !index.checks.some((check) => check.id === id || check.formerly.includes(id))) {
      throw new UnknownSelection(describeUnknownCheck(id, index));
    }
    wanted.add(index.checks.find((check) => check.id === id || check.formerly.includes(id))?.id ?? id);
  }
  const isAll = selection.checklists === undefined && selection.checks === undefined;
  return {
    checks: ALL_CHECKS.filter((check) => isAll || wanted.has(check.id)),
    pages: new Map(index.checks.map((check) => [check.id, check])),
    snippetTitles: new Map(index.snippets.map((snippet) => [snippet.id, snippet.title])),
    lists,
    questions: lists.questions.filter((question) => isAll || wanted.has(question.id)),
  };
}

/** Names the checks of the same area, which a mistyped id most likely meant; else the areas. */
function describeUnknownCheck(id: string, index: ContentIndex): string {
  const ids = [...index.checks, ...index.questions].map((item) => item.id);
  const areas = [...new Set(ids.map(areaOf))];
  const near = ids.filter((known) => areaOf(known) === areaOf(id));
  return near.length > 0
    ? `There is no check "${id}". Those of this area are: ${near.join(', ')}.`
    : `There is no check "${id}". An id is area/name, and the areas are: ${areas.join(', ')}.`;
}
