import type { Span } from '../workspace/source-text.ts';
import type { Piece, Site } from './site.ts';

export type CiSystem =
  'github-actions' | 'gitlab-ci' | 'jenkins' | 'travis' | 'circleci' | 'azure' | 'bitbucket';

/** Why a failure would not fail the job. */
export interface Neutralised {
  readonly reason: string;
  readonly site: Site;
  /** False where the file cannot tell what becomes of the failure: a person must look. */
  readonly certain: boolean;
  /** What would let the failure through again if it were gone. */
  readonly extra?: Span | undefined;
}

/** A command that a pipeline runs. */
export interface CiCommand {
  readonly words: readonly string[];
  readonly joinedBy: string | undefined;
  /**
   * The folders it may run in, relative to the repository (several where a matrix names them); the empty string for its root,
   * undefined where the file computes it.
   */
  readonly directories: readonly string[] | undefined;
  readonly site: Site;
  /** The words `npm install` and the like that it begins with, as written. */
  readonly installs?: Piece | undefined;
  readonly neutralised: Neutralised | undefined;
}

/** One step or script of a job. */
export interface CiStep {
  readonly job: string;
  /** False for jobs that only a schedule or a person starts, although the file has other triggers. */
  readonly onChange: boolean;
  /** An action, orb, template or shared step that is used instead of a command. */
  readonly uses: { readonly text: string; readonly site: Site } | undefined;
  /** For `uses`; commands have their own. */
  readonly neutralised: Neutralised | undefined;
  readonly commands: readonly CiCommand[];
  /** The literal values of the job's matrix, for words that name them. */
  readonly matrix: readonly { readonly key: string; readonly values: readonly string[] }[];
}

/** What a CI file runs and when, in one form for all systems. */
export interface Pipeline {
  readonly system: CiSystem;
  /** False for files that count only where another one includes or calls them. */
  readonly isEntry: boolean;
  /** Runs on a push to a branch or on a pull or merge request; `unseen` where the file cannot tell (Jenkins). */
  readonly onChange: 'yes' | 'no' | 'unseen';
  /** True where it keeps changes out of what it includes as well: GitLab's rules of the whole workflow. */
  readonly isClosed?: true;
  readonly triggerSite: Site;
  readonly steps: readonly CiStep[];
  /** Code that the file takes from elsewhere and that cannot be looked into: reusable workflows, remote includes. */
  readonly hidden: readonly { readonly text: string; readonly site: Site }[];
  /** Files or folders of this repository that the file includes or calls; `*` stands for any name. */
  readonly includes: readonly { readonly path: string; readonly site: Site }[];
}
