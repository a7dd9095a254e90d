import type { IgnoreComment } from '../../facts/ignore-comments.ts';
import { joinPath } from '../../workspace/paths.ts';
import type { Baseline } from '../../workspace/project-file/baseline.ts';
import type { ProjectFile } from '../../workspace/project-file/read-project.ts';
import type { CheckResult, Finding, Notice, Suppression } from '../result.ts';
import type { KnownIds } from './known-ids.ts';

/** What a team has decided about one repository. */
export interface Decisions {
  /** With today's ids; undefined where there is no project file. */
  readonly project: ProjectFile | undefined;
  readonly baseline: Baseline | undefined;
  /** Ignore comments by file, relative to the repository. */
  readonly ignores: readonly { readonly path: string; readonly comments: readonly IgnoreComment[] }[];
  /** The day that the answers are for. */
  readonly evaluatedOn: string;
  /** The repository, relative to the open folder; the empty string when it is the open folder. */
  readonly root: string;
  readonly known: KnownIds;
  /** Ids of the checks and questions of this run: only of those can be told that a decision is unused. */
  readonly ran: ReadonlySet<string>;
}

/** Notices as the parts give them: the repository is the same for all. */
export type LocalNotice = Omit<Notice, 'repository'>;

/** One way in which findings are suppressed. Asked for every finding, it also knows in the end what was of no use. */
export interface Suppressor {
  suppress(result: CheckResult, finding: Finding): Suppression | undefined;
  notices(): readonly LocalNotice[];
}

/** A path of the repository as seen from the open folder. */
export function fromOpenFolder(decisions: Pick<Decisions, 'root'>, path: string): string {
  return joinPath(decisions.root, path);
}

/** Where a finding is looked for by path: its file, or the folder from which something is missing. */
export function placeOf(result: CheckResult, finding: Finding): string {
  return finding.location?.path ?? result.scope.path;
}
