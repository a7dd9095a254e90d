import type { Lists } from '../content/lists.ts';
import type { Severity } from '../content/schemas.ts';
import type { FactKind, FactMap } from '../facts/kinds.ts';
import type { Site } from '../facts/site.ts';
import type { FileClass } from '../workspace/file-class.ts';
import type { Repository } from '../workspace/workspace.ts';
import type { Unit } from '../workspace/units.ts';
import type { EditFix, FindingOutcome, Outcome, ScopeKind } from './result.ts';

/** The facts of one kind that one file gave. */
export interface Fact<K extends FactKind> {
  readonly path: string;
  readonly class: FileClass;
  /** Path of the file's unit; undefined for files of no unit. */
  readonly unit: string | undefined;
  readonly value: FactMap[K];
}

/** A file as checks see it. */
export interface ScopeFile {
  readonly path: string;
  readonly class: FileClass;
  readonly unit: string | undefined;
}

/** What a check may look at. Everything is plain data; nothing here reads a file. */
export interface CheckContext<K extends FactKind = FactKind> {
  readonly scope: ScopeKind;
  /** The unit in question; undefined for the repository and its infrastructure. */
  readonly unit: Unit | undefined;
  readonly repository: Pick<Repository, 'units' | 'tracked' | 'partial' | 'isIgnored' | 'manifests'>;
  /** Files of the scope: of the unit, of no unit (infrastructure), or all of them (repository). */
  readonly files: readonly ScopeFile[];
  /** All files of the repository, for joins. */
  readonly allFiles: readonly ScopeFile[];
  /** Facts of the scope's files. */
  facts<F extends K>(kind: F): readonly Fact<F>[];
  /** Facts of all files of the repository, for joins. */
  allFacts<F extends K>(kind: F): readonly Fact<F>[];
  readonly lists: Lists;
}

/** A place in a file. */
export interface Evidence {
  readonly path: string;
  readonly site: Site;
}

export interface FindingDraft {
  readonly outcome: FindingOutcome;
  readonly message: string;
  /** Undefined when something is missing and no file exists that should have held it. */
  readonly at: Evidence | undefined;
  /** Where it differs from the page's. */
  readonly severity?: Severity;
  readonly related?: readonly { readonly message: string; readonly at: Evidence }[];
  /** The change that mends it, where the facts show that it is right. Its page names such a fix too. */
  readonly edit?: EditFix;
}

/** What a check concludes of one scope. */
export interface Conclusion {
  readonly outcome: Exclude<Outcome, 'attested' | 'error'>;
  readonly message: string;
  readonly findings: readonly FindingDraft[];
  readonly passEvidence: readonly Evidence[];
  /** How many files were looked at, and for what, when the answer is an absence. */
  readonly looked: { readonly files: number; readonly patterns: readonly string[] };
}

/**
 * A check: only the decision. Its metadata is its page, its proof its cases. `conclude` must be pure and must not throw; a
 * throw is reported as an error of that scope.
 */
export interface Check<K extends FactKind = FactKind> {
  readonly id: string;
  readonly scopes: readonly ScopeKind[];
  readonly reads: readonly K[];
  // A method, so that a check of few kinds is a check of all kinds.
  conclude(context: CheckContext<K>): Conclusion;
}

/** Declares a check, so that `conclude` may ask only for the facts that `reads` names. */
export function defineCheck<const K extends FactKind>(check: Check<K>): Check {
  return check;
}
