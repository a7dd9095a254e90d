import type { Question } from '../../content/lists.ts';
import type { IgnoreComment } from '../../facts/ignore-comments.ts';
import { compareText } from '../../workspace/paths.ts';
import type { Baseline } from '../../workspace/project-file/baseline.ts';
import type { ProjectFile } from '../../workspace/project-file/read-project.ts';
import type { CheckResult, Notice, ReportRepository } from '../result.ts';
import { applyDecisions } from './apply-decisions.ts';
import { attest, type AskedRepository } from './attest.ts';
import { knownIds, resolveIds, type KnownIds } from './known-ids.ts';

/** What a run knows of the content, as far as decisions are concerned. */
export interface DecisionCatalogue {
  readonly checks: readonly { readonly id: string }[];
  /** Pages of all checks there are, also of those that this run leaves out. */
  readonly pages: ReadonlyMap<string, { readonly id: string; readonly formerly: readonly string[] }>;
  readonly lists: { readonly questions: readonly Question[] };
  /** The questions of this run. */
  readonly questions?: readonly Question[];
}

/** A repository with what its team has decided, and its ignore comments. */
export interface DecidedRepository extends AskedRepository {
  readonly project?: ProjectFile | undefined;
  readonly baseline?: Baseline | undefined;
  readonly ignores: readonly { readonly path: string; readonly comments: readonly IgnoreComment[] }[];
}

/** What the decisions of one repository come to. */
export interface Decided {
  readonly results: readonly CheckResult[];
  readonly notices: readonly Notice[];
  readonly settings: Pick<ReportRepository, 'disabledChecks' | 'regradedChecks'>;
}

/** The ids that a project may name. */
export function idsOf(catalogue: DecisionCatalogue): KnownIds {
  return knownIds(catalogue.pages.values(), catalogue.lists.questions);
}

/**
 * Asks the questions of a repository and applies what its team has decided.
 *
 * @param results of the checks on this repository
 * @throws {ProjectFileError} when the project file names a check or a question that does not exist
 */
export function decide(
  results: readonly CheckResult[],
  repository: DecidedRepository,
  catalogue: DecisionCatalogue,
  evaluatedOn: string,
): Decided {
  const known = idsOf(catalogue);
  const project = repository.project === undefined ? undefined : resolveIds(repository.project, known);
  const disabled = new Set((project?.checks ?? []).filter(({ off }) => off).map(({ check }) => check));
  const questions = (catalogue.questions ?? []).filter(({ id }) => !disabled.has(id));
  const attested = attest(questions, repository, project, evaluatedOn);
  const applied = applyDecisions([...results, ...attested.results], {
    project,
    baseline: repository.baseline,
    ignores: repository.ignores,
    evaluatedOn,
    root: repository.root,
    known,
    ran: new Set([...catalogue.checks, ...questions].map(({ id }) => id)),
  });
  return {
    results: applied.results,
    notices: [...applied.notices, ...attested.notices],
    settings: {
      disabledChecks: [...disabled].sort(compareText),
      regradedChecks: (project?.checks ?? [])
        .flatMap(({ check, severity }) => (severity === undefined ? [] : [{ check, severity }]))
        .sort((a, b) => compareText(a.check, b.check)),
    },
  };
}
