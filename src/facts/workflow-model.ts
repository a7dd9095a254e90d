import type { Span } from '../workspace/source-text.ts';
import type { LineRoom } from './pieces.ts';
import type { Piece, Site } from './site.ts';

/** A permissions block: the shorthand, or scopes with what they grant. */
export interface WorkflowPermissions {
  readonly site: Site;
  readonly shorthand: string | undefined;
  /** Where the shorthand stands. */
  readonly shorthandAt: Span | undefined;
  /** Where its key begins a line: how a block below it is indented. */
  readonly room: LineRoom | undefined;
  readonly scopes: readonly { readonly scope: string; readonly access: string; readonly site: Site }[];
}

export interface WorkflowExpression {
  /** Text between `${{` and `}}`, trimmed. */
  readonly text: string;
  readonly site: Site;
  /** With its braces, as written; undefined where the file has it in another form. */
  readonly piece: Piece | undefined;
  /** How the shell reads its place; undefined where a variable could not take it. */
  readonly quoting: 'bare' | 'double' | undefined;
}

/** An entry of an `env:` or `with:` block, its value as written. */
export interface WorkflowSetting {
  readonly key: string;
  readonly value: string;
  readonly site: Site;
}

/** An action or a reusable workflow. */
export interface WorkflowUse {
  readonly text: string;
  readonly site: Site;
  /** The comment behind it, by custom the version of a pinned commit. */
  readonly comment: string | undefined;
}

export interface ContinueOnError {
  readonly value: string;
  readonly site: Site;
  /** Its line, where it stands alone on it. */
  readonly line: Span | undefined;
}

/** One simple command of a `run`, with its place. */
export interface WorkflowCommand {
  readonly words: readonly string[];
  readonly joinedBy: string | undefined;
  /** The folder after the `cd`s of the script, relative to where the step starts; undefined where one is computed. */
  readonly directory: string | undefined;
  /** Why a failure of it would not fail the script: `|| true`, a pipe without `pipefail`. */
  readonly swallowed: string | undefined;
  /** The `|| true` behind it that ends its line. */
  readonly soothed?: Span | undefined;
  /** The words `npm install` and the like that it begins with, as written. */
  readonly installs: Piece | undefined;
  readonly site: Site;
}

export interface WorkflowStep {
  readonly id: string | undefined;
  readonly site: Site;
  readonly name: string | undefined;
  readonly condition: string | undefined;
  readonly continueOnError: ContinueOnError | undefined;
  /** `working-directory` as written. */
  readonly directory: string | undefined;
  readonly uses: WorkflowUse | undefined;
  readonly inputs: readonly WorkflowSetting[];
  readonly env: readonly WorkflowSetting[];
  /** Where a variable for `run` goes, for scripts of sh and bash: before the first one, or as a new block before `run`. */
  readonly envRoom:
    { readonly at: Span; readonly pad: string; readonly step: string; readonly isNew: boolean } | undefined;
  readonly run: { readonly text: string; readonly site: Site } | undefined;
  /** Simple commands of `run`; none where the step's shell is no shell (Python, Node). */
  readonly commands: readonly WorkflowCommand[];
  /** Expressions inside `run`, or inside a github-script body. */
  readonly scriptExpressions: readonly WorkflowExpression[];
}

export interface WorkflowJob {
  readonly id: string;
  readonly site: Site;
  readonly condition: string | undefined;
  readonly continueOnError: ContinueOnError | undefined;
  readonly permissions: WorkflowPermissions | undefined;
  /** `defaults.run.working-directory` as written. */
  readonly directory: string | undefined;
  /** A deployment environment, which may ask people for approval. */
  readonly hasEnvironment: boolean;
  readonly needs: readonly string[];
  readonly env: readonly WorkflowSetting[];
  /** The literal values of each matrix variable. */
  readonly matrix: readonly { readonly key: string; readonly values: readonly string[] }[];
  /** A reusable workflow that the job calls. */
  readonly uses: WorkflowUse | undefined;
  readonly steps: readonly WorkflowStep[];
}

export interface WorkflowTrigger {
  readonly name: string;
  /** True for pushes of tags only. */
  readonly tagsOnly: boolean;
  /** Activity types; undefined where the event's defaults hold. */
  readonly types: readonly string[] | undefined;
  /** The workflows that a `workflow_run` follows. */
  readonly workflows: readonly string[];
  readonly site: Site;
}

/** One GitHub Actions workflow, or a composite action (which has no triggers and one job of steps). */
export interface Workflow {
  readonly kind: 'workflow' | 'action';
  readonly name: string | undefined;
  readonly triggers: readonly WorkflowTrigger[];
  /** Inputs that can hold no free text wherever they are declared: booleans, numbers, choices. */
  readonly closedInputs: readonly string[];
  readonly permissions: WorkflowPermissions | undefined;
  /** Where a block for all jobs goes; undefined where `jobs` does not begin its line. */
  readonly room: (LineRoom & { readonly isApart: boolean }) | undefined;
  readonly env: readonly WorkflowSetting[];
  /** `defaults.run.working-directory` as written. */
  readonly directory: string | undefined;
  readonly jobs: readonly WorkflowJob[];
  readonly site: Site;
}
