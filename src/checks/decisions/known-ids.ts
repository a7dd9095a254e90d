import { ProjectFileError } from '../../workspace/project-file/project-error.ts';
import type { ProjectFile } from '../../workspace/project-file/read-project.ts';
import { nearest } from '../../content/nearest.ts';

/** The ids that a project may name: of checks and of questions. */
export interface KnownIds {
  /** Today's id of a check or question, by every id that it ever had. */
  readonly checks: ReadonlyMap<string, string>;
  readonly questions: ReadonlySet<string>;
}

/** @param checks all checks there are, not only those of the run */
export function knownIds(
  checks: Iterable<{ readonly id: string; readonly formerly: readonly string[] }>,
  questions: Iterable<{ readonly id: string }>,
): KnownIds {
  const ids = new Map<string, string>();
  for (const { id, formerly } of checks) {
    [id, ...formerly].forEach((name) => ids.set(name, id));
  }
  const asked = new Set<string>();
  for (const { id } of questions) {
    ids.set(id, id);
    asked.add(id);
  }
  return { checks: ids, questions: asked };
}

/**
 * The project file with today's ids.
 *
 * @throws {ProjectFileError} for the first id that no check or question has
 */
export function resolveIds(project: ProjectFile, known: KnownIds): ProjectFile {
  const check = (id: string, at: ProjectFile['waivers'][number]['at']): string => {
    const today = known.checks.get(id);
    if (today === undefined) {
      throw unknownId(project, at, `there is no check "${id}"`, id, known.checks.keys());
    }
    return today;
  };
  project.attestations.forEach(({ question, at }) => {
    if (!known.questions.has(question)) {
      throw unknownId(project, at, `there is no question "${question}"`, question, known.questions);
    }
  });
  return {
    ...project,
    checks: project.checks.map((setting) => ({ ...setting, check: check(setting.check, setting.at) })),
    waivers: project.waivers.map((waiver) => ({ ...waiver, check: check(waiver.check, waiver.at) })),
  };
}

function unknownId(
  project: ProjectFile,
  at: ProjectFile['waivers'][number]['at'],
  problem: string,
  id: string,
  known: Iterable<string>,
): ProjectFileError {
  const near = nearest(id, known);
  const advice = near.length === 0 ? 'Remove it, or correct the id' : `Did you mean ${near.join(' or ')}`;
  return new ProjectFileError({ path: project.path, ...at }, problem, advice);
}
