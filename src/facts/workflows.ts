import { readShell } from './shell.ts';
import type { Site } from './site.ts';
import type { SourceFile } from './source-file.ts';
import { YamlAccess, type YamlNode } from './yaml-access.ts';

/** A permissions block: the shorthand, or scopes with what they grant. */
export interface WorkflowPermissions {
  readonly site: Site;
  readonly shorthand: string | undefined;
  readonly scopes: readonly { readonly scope: string; readonly access: string; readonly site: Site }[];
}

export interface WorkflowExpression {
  /** Text between `${{` and `}}`, trimmed. */
  readonly text: string;
  readonly site: Site;
}

export interface WorkflowStep {
  readonly site: Site;
  readonly name: string | undefined;
  readonly condition: string | undefined;
  readonly continueOnError: string | undefined;
  /** `working-directory` as written. */
  readonly directory: string | undefined;
  readonly uses: { readonly text: string; readonly site: Site; readonly comment: string | undefined } | undefined;
  readonly inputs: readonly { readonly key: string; readonly value: string; readonly site: Site }[];
  readonly run: { readonly text: string; readonly site: Site } | undefined;
  /** Simple commands of `run`, each with its place. */
  readonly commands: readonly { readonly words: readonly string[]; readonly joinedBy: string | undefined; readonly site: Site }[];
  /** Expressions inside `run`, or inside a github-script body. */
  readonly scriptExpressions: readonly WorkflowExpression[];
}

export interface WorkflowJob {
  readonly id: string;
  readonly site: Site;
  readonly condition: string | undefined;
  readonly continueOnError: string | undefined;
  readonly permissions: WorkflowPermissions | undefined;
  /** `defaults.run.working-directory` as written. */
  readonly directory: string | undefined;
  /** A reusable workflow that the job calls. */
  readonly uses: { readonly text: string; readonly site: Site; readonly comment: string | undefined } | undefined;
  readonly steps: readonly WorkflowStep[];
}

/** One GitHub Actions workflow, or a composite action (which has no triggers and one job of steps). */
export interface Workflow {
  readonly kind: 'workflow' | 'action';
  readonly triggers: readonly { readonly name: string; readonly branchesOnly: boolean; readonly tagsOnly: boolean; readonly site: Site }[];
  readonly permissions: WorkflowPermissions | undefined;
  /** `defaults.run.working-directory` as written. */
  readonly directory: string | undefined;
  readonly jobs: readonly WorkflowJob[];
  readonly site: Site;
}

const WORKFLOW_PATH = /(^|\/)\.github\/workflows\/[^/]+\.ya?ml$/;
const ACTION_PATH = /(^|\/)action\.ya?ml$/;

/** True for workflows where GitHub looks for them, and for actions of the repository. */
export function isWorkflowPath(path: string): boolean {
  return /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path) || (ACTION_PATH.test(path) && !WORKFLOW_PATH.test(path));
}

/** Reads a workflow or action file; undefined when it is neither. */
export function readWorkflow(source: SourceFile): Workflow | undefined {
  const document = source.yaml()[0];
  if (document === undefined) {
    return undefined;
  }
  const yaml = new YamlAccess(document, source);
  const reader = new WorkflowReader(yaml);
  const isAction = ACTION_PATH.test(source.path) && !WORKFLOW_PATH.test(source.path);
  return isAction ? reader.action(source) : reader.workflow(source);
}

class WorkflowReader {
  readonly #yaml: YamlAccess;

  constructor(yaml: YamlAccess) {
    this.#yaml = yaml;
  }

  workflow(source: SourceFile): Workflow | undefined {
    const yaml = this.#yaml;
    const root = yaml.root;
    // YAML 1.1 readers turn the key `on` into true; ours keeps it, but a file may spell it either way.
    const on = yaml.entry(root, 'on') ?? yaml.entry(root, 'true');
    const jobs = yaml.get(root, 'jobs');
    if (on === undefined || jobs === undefined) {
      return undefined;
    }
    return {
      kind: 'workflow',
      triggers: this.#triggers(on.value),
      permissions: this.#permissions(root),
      directory: this.#defaultDirectory(root),
      jobs: yaml.entries(jobs).map((entry): WorkflowJob => {
        const job = entry.value;
        return {
          id: entry.key,
          site: yaml.site(entry.keyNode),
          condition: yaml.text(yaml.get(job, 'if')),
          continueOnError: yaml.text(yaml.get(job, 'continue-on-error')),
          permissions: this.#permissions(job),
          directory: this.#defaultDirectory(job),
          uses: this.#uses(job),
          steps: this.#steps(yaml.get(job, 'steps')),
        };
      }),
      site: source.lineSite(1),
    };
  }

  action(source: SourceFile): Workflow | undefined {
    const steps = this.#yaml.get(this.#yaml.root, 'runs', 'steps');
    if (steps === undefined) {
      return undefined;
    }
    const site = source.lineSite(1);
    const job: WorkflowJob = {
      id: 'runs',
      site,
      condition: undefined,
      continueOnError: undefined,
      permissions: undefined,
      directory: undefined,
      uses: undefined,
      steps: this.#steps(steps),
    };
    return { kind: 'action', triggers: [], permissions: undefined, directory: undefined, jobs: [job], site };
  }

  #triggers(on: YamlNode | undefined): Workflow['triggers'] {
    const yaml = this.#yaml;
    const single = yaml.text(on);
    if (single !== undefined && on !== undefined) {
      return [{ name: single, branchesOnly: false, tagsOnly: false, site: yaml.site(on) }];
    }
    const names = yaml.items(on).map((item) => ({
      name: yaml.text(item) ?? '',
      branchesOnly: false,
      tagsOnly: false,
      site: yaml.site(item),
    }));
    const entries = yaml.entries(on).map((entry) => {
      const hasBranches = yaml.entry(entry.value, 'branches') !== undefined || yaml.entry(entry.value, 'branches-ignore') !== undefined;
      const hasTags = yaml.entry(entry.value, 'tags') !== undefined || yaml.entry(entry.value, 'tags-ignore') !== undefined;
      return {
        name: entry.key,
        branchesOnly: hasBranches && !hasTags,
        tagsOnly: hasTags && !hasBranches,
        site: yaml.entrySite(entry),
      };
    });
    return [...names, ...entries];
  }

  #defaultDirectory(node: YamlNode | undefined): string | undefined {
    return this.#yaml.text(this.#yaml.get(node, 'defaults', 'run', 'working-directory'));
  }

  #permissions(node: YamlNode | undefined): WorkflowPermissions | undefined {
    const yaml = this.#yaml;
    const entry = yaml.entry(node, 'permissions');
    if (entry === undefined) {
      return undefined;
    }
    return {
      site: yaml.entrySite(entry),
      shorthand: yaml.text(entry.value),
      scopes: yaml.entries(entry.value).map((scope) => ({
        scope: scope.key,
        access: yaml.text(scope.value) ?? '',
        site: yaml.entrySite(scope),
      })),
    };
  }

  #uses(node: YamlNode | undefined): WorkflowJob['uses'] {
    const yaml = this.#yaml;
    const value = yaml.get(node, 'uses');
    const text = yaml.text(value);
    return value === undefined || text === undefined
      ? undefined
      : { text, site: yaml.site(value), comment: value.comment?.trim() ?? undefined };
  }

  #steps(list: YamlNode | undefined): WorkflowStep[] {
    const yaml = this.#yaml;
    return yaml.items(list).map((step): WorkflowStep => {
      const run = yaml.get(step, 'run');
      const runText = yaml.text(run);
      const uses = this.#uses(step);
      const script = uses !== undefined && /^actions\/github-script@/.test(uses.text) ? yaml.get(step, 'with', 'script') : run;
      const scriptText = yaml.text(script);
      return {
        site: yaml.site(step),
        name: yaml.text(yaml.get(step, 'name')),
        condition: yaml.text(yaml.get(step, 'if')),
        continueOnError: yaml.text(yaml.get(step, 'continue-on-error')),
        directory: yaml.text(yaml.get(step, 'working-directory')),
        uses,
        inputs: yaml.entries(yaml.get(step, 'with')).map((entry) => ({
          key: entry.key,
          value: yaml.text(entry.value) ?? '',
          site: yaml.entrySite(entry),
        })),
        run: run === undefined || runText === undefined ? undefined : { text: runText, site: yaml.site(run) },
        commands:
          run === undefined || runText === undefined
            ? []
            : readShell(runText).map((command) => ({
                words: command.words,
                joinedBy: command.joinedBy,
                site: yaml.partSite(run, command.start, command.end),
              })),
        scriptExpressions:
          script === undefined || scriptText === undefined ? [] : this.#expressions(script, scriptText),
      };
    });
  }

  #expressions(node: YamlNode, text: string): WorkflowExpression[] {
    return [...text.matchAll(/\$\{\{([\s\S]*?)\}\}/g)].map((match) => ({
      text: (match[1] ?? '').trim(),
      site: this.#yaml.partSite(node, match.index, match.index + match[0].length),
    }));
  }
}
