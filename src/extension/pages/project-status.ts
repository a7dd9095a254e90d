import type { ProjectOutcome } from './labels.ts';

/** A place in the workspace that a result points at. Positions start at 1, as in the result contract. */
export interface ProjectEvidence {
  /** What the link says, for example `services/api/src/app.ts:31`. */
  readonly label: string;
  /** What was found there, in one line; may be empty. */
  readonly message: string;
  /** The file's address, as `Uri.toString()` writes it. */
  readonly uri: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The answer of one check for one scope. */
export interface ProjectResult {
  readonly check: string;
  readonly title: string;
  /** The scope for people, for example `services/api`; empty where it is the whole workspace. */
  readonly scope: string;
  readonly outcome: ProjectOutcome;
  readonly message: string;
  readonly evidence: readonly ProjectEvidence[];
}

/** What a page's "In this project" part shows. */
export type ProjectStatus =
  | { readonly kind: 'not-run' }
  | { readonly kind: 'running' }
  | { readonly kind: 'results'; readonly stale: boolean; readonly results: readonly ProjectResult[] };
