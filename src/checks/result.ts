import type { Confidence, Severity } from '../content/schemas.ts';

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
  | { readonly kind: 'manual'; readonly title: string };

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

export type ScopeKind = 'repository' | 'unit' | 'infrastructure';

/** What a result is about. `repository` and `path` are relative to the open folder and to the repository. */
export interface ResultScope {
  readonly kind: ScopeKind;
  readonly repository: string;
  readonly path: string;
}

export interface CheckResult {
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
  readonly topic: string;
  readonly attestation: null;
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
  readonly summary: Summary;
  readonly timing: { readonly totalMs: number };
}
