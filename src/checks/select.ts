import { areaOf } from '../content/ids.ts';
import type { Lists } from '../content/lists.ts';
import type { CheckEntry, ContentIndex } from '../content/model.ts';
import { ALL_CHECKS } from '../generated/checks.ts';
import type { Check } from './check.ts';

/** The part of a run's options that comes from the compiled content. */
export interface Catalogue {
  readonly checks: readonly Check[];
  readonly pages: ReadonlyMap<string, CheckEntry>;
  readonly snippetTitles: ReadonlyMap<string, string>;
  readonly lists: Lists;
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
    checklist.checks.forEach((check) => wanted.add(check));
  }
  for (const id of selection.checks ?? []) {
    if (!index.checks.some((check) => check.id === id || check.formerly.includes(id))) {
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
  };
}

/** Names the checks of the same area, which a mistyped id most likely meant; else the areas. */
function describeUnknownCheck(id: string, index: ContentIndex): string {
  const areas = [...new Set(index.checks.map((check) => areaOf(check.id)))];
  const near = index.checks.filter((check) => areaOf(check.id) === areaOf(id)).map((check) => check.id);
  return near.length > 0
    ? `There is no check "${id}". Those of this area are: ${near.join(', ')}.`
    : `There is no check "${id}". An id is area/name, and the areas are: ${areas.join(', ')}.`;
}
