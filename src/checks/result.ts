import type { Confidence, Severity } from '../content/schemas.ts';
import type { Answer } from '../workspace/project-file/project-schema.ts';

/** What a check says of a scope. Order is that of the summary. */
export const OUTCOMES = ['pass', 'fail', 'not-applicable', 'unknown', 'review', 'attested', 'error'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Outcomes that a single finding can have. */
export type FindingOutcome = 'fail' | 'review' | 'unknown';

/** A place in a file of the repository. Lines and columns from 1, columns in UTF-16 units, ends exclusive. */
export interface Location {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** The text of the place, secrets masked, at most 200 characters. */
  readonly excerpt: string;
}

/** What would mend a finding. */
export type Fix =
  | { readonly kind: 'snippet'; readonly id: string; readonly title: string }
  | { readonly kind: 'command'; readonly title: string; readonly command: string }
  | { readonly kind: 'manual'; readonly title: string }
  | EditFix;

/** A change of the files themselves. `safe` keeps what the program is meant to do; `review` asks for a look at the outcome. */
export interface EditFix {
  readonly kind: 'edit';
  /** What it does, as a command to the editor: `Remove .only`. */
  readonly title: string;
  readonly disposition: 'safe' | 'review';
  readonly edits: readonly TextEdit[];
}

/**
 * One piece of text put in the place of another; both ends alike where something is put in. Lines and columns as in `Location`,
 * the path relative to the repository. Line ends in `newText` are `\n` and become those of the file.
 */
export interface TextEdit {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly newText: string;
  /** True where the file does not exist yet. */
  readonly create?: true;
}

/** Why a finding does not count. */
export interface Suppression {
  readonly kind: 'inline' | 'waiver' | 'baseline';
  readonly reason: string;
  readonly owner: string | null;
  readonly expires: string | null;
}

export interface Finding {
  readonly fingerprint: string;
  readonly outcome: FindingOutcome;
  readonly severity: Severity;
  readonly message: string;
  /** Null when something is missing and no file exists that should have held it. */
  readonly location: Location | null;
  readonly related: readonly { readonly message: string; readonly location: Location }[];
  readonly fixes: readonly Fix[];
  readonly suppression: Suppression | null;
}

/** A person's answer to a question that files cannot decide. `no` counts like a failure. */
export interface Attestation {
  readonly answer: Answer;
  readonly by: string;
  readonly date: string;
  readonly link: string | null;
  /** The last day on which it holds. */
  readonly expires: string;
  readonly note: string | null;
}

export type ScopeKind = 'repository' | 'unit' | 'infrastructure';

/** What a result is about. `repository` and `path` are relative to the open folder and to the repository. */
export interface ResultScope {
  readonly kind: ScopeKind;
  readonly repository: string;
  readonly path: string;
}

export interface CheckResult {
  /** Id of the check, or of the question that a person was asked. */
  readonly check: string;
  readonly checkVersion: number;
  readonly scope: ResultScope;
  readonly outcome: Outcome;
  readonly confidence: Confidence;
  readonly message: string;
  readonly findings: readonly Finding[];
  readonly findingCount: number;
  readonly passEvidence: readonly Location[];
  readonly looked: { readonly files: number; readonly patterns: readonly string[] };
  /** What to read; null where no topic is about it. */
  readonly topic: string | null;
  /** Null for all outcomes but `attested`. */
  readonly attestation: Attestation | null;
}

export interface ReportTechnology {
  readonly id: string;
  readonly version: string | null;
  readonly evidence: { readonly path: string; readonly line: number | null };
}

export interface ReportUnit {
  readonly path: string;
  readonly kind: 'service' | 'library';
  readonly supported: boolean;
  readonly manifests: readonly string[];
  readonly technologies: readonly ReportTechnology[];
}

export interface ReportRepository {
  readonly path: string;
  readonly files: number;
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  readonly units: readonly ReportUnit[];
  /** Checks that the project file turns off: they were not judged here. */
  readonly disabledChecks: readonly string[];
  /** Checks whose findings have another severity here than their page says. */
  readonly regradedChecks: readonly { readonly check: string; readonly severity: Severity }[];
}

/** What a notice is about. */
export const NOTICE_KINDS = [
  'unknown-key',
  'unused-waiver',
  'expired-waiver',
  'unused-ignore',
  'invalid-ignore',
  'unused-baseline',
  'expired-attestation',
] as const;

/** Something about the team's own decisions that a person should know: it changes no answer. */
export interface Notice {
  readonly kind: (typeof NOTICE_KINDS)[number];
  /** Relative to the open folder, as in `scope.repository`. */
  readonly repository: string;
  /** Relative to the open folder. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** What a report leaves out because only some files were asked for. */
export interface OnlyFiles {
  /** Relative to the open folder, sorted. */
  readonly files: readonly string[];
  /** Results of which nothing lies in those files, by outcome. They are no part of the summary. */
  readonly omittedResults: Readonly<Partial<Record<Outcome, number>>>;
  /** Findings in other files, or in none. */
  readonly omittedFindings: number;
}

export type Summary = Readonly<Record<Outcome | 'suppressed', number>>;

/** The result of a run: what `check --format json` prints. `timing` is the only part that differs from run to run. */
export interface Report {
  readonly schemaVersion: 1;
  readonly evaluatedOn: string;
  readonly tool: { readonly name: 'backend-roadmap'; readonly version: string };
  readonly roots: readonly string[];
  readonly repositories: readonly ReportRepository[];
  readonly results: readonly CheckResult[];
  /** Ordered by place. */
  readonly notices: readonly Notice[];
  /** Null when all findings are here. */
  readonly onlyFiles: OnlyFiles | null;
  readonly summary: Summary;
  readonly timing: { readonly totalMs: number };
}

/** The outcome of the findings that decided a result: what was answered with `no` fails. */
export function decidingOutcome(result: CheckResult): Outcome {
  return result.outcome === 'attested' ? 'fail' : result.outcome;
}

/** Whether everything that decided a result is suppressed. Its outcome stays what it is. */
export function isSuppressed(result: CheckResult): boolean {
  const outcome = decidingOutcome(result);
  const deciding = result.findings.filter((finding) => finding.outcome === outcome);
  return deciding.length > 0 && deciding.every((finding) => finding.suppression !== null);
}
