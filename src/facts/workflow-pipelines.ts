import { commandsOfAction } from './action-commands.ts';
import type { CiCommand, CiStep, Neutralised, Pipeline } from './pipeline-model.ts';
import { joinFolder } from './shell.ts';
import type { Workflow, WorkflowJob, WorkflowStep, WorkflowTrigger } from './workflow-model.ts';

/** A GitHub Actions workflow or a composite action in the form that all systems share. */
export function pipelineOfWorkflow(workflow: Workflow): Pipeline {
  const change = workflow.triggers.find(isChange);
  const jobs = workflow.jobs.filter((job) => !isNever(job.condition));
  const calls = jobs.flatMap((job) => job.uses ?? []);
  const actions = jobs
    .flatMap((job) => job.steps.flatMap((step) => step.uses ?? []))
    .filter((use) => isLocal(use.text));
  return {
    system: 'github-actions',
    isEntry:
      workflow.kind === 'workflow' && workflow.triggers.some((trigger) => trigger.name !== 'workflow_call'),
    onChange: change === undefined ? 'no' : 'yes',
    triggerSite: (change ?? workflow.triggers[0])?.site ?? workflow.site,
    steps: jobs.flatMap((job) =>
      job.steps.filter((step) => !isNever(step.condition)).map((step) => stepOfJob(workflow, job, step)),
    ),
    hidden: calls.filter((use) => !isLocal(use.text)),
    includes: [...calls.filter((use) => isLocal(use.text)), ...actions].flatMap((use) => {
      const path = joinFolder('', use.text);
      return path === undefined ? [] : [{ path, site: use.site }];
    }),
  };
}

function isLocal(uses: string): boolean {
  return uses.startsWith('./');
}

const CHANGE_TRIGGERS = new Set(['push', 'pull_request', 'pull_request_target', 'merge_group']);

/** Starts on pushes to branches, or again whenever a pull request gets new commits. */
function isChange(trigger: WorkflowTrigger): boolean {
  const isOnCommits =
    trigger.types === undefined || trigger.types.includes('synchronize') || trigger.name === 'merge_group';
  return CHANGE_TRIGGERS.has(trigger.name) && !trigger.tagsOnly && isOnCommits;
}

function isNever(condition: string | undefined): boolean {
  return condition !== undefined && /^(\$\{\{\s*)?false(\s*\}\})?$/.test(condition.trim());
}

/** `github.event_name == 'schedule'` and nothing else: the job is not for changes. */
function isForOtherEvents(condition: string | undefined): boolean {
  const bare = condition?.replace(/^\s*\$\{\{|\}\}\s*$/g, '').trim() ?? '';
  return /^github\.event_name\s*==\s*'(schedule|workflow_dispatch|repository_dispatch|release)'$/.test(bare);
}

function stepOfJob(workflow: Workflow, job: WorkflowJob, step: WorkflowStep): CiStep {
  const neutralised = neutralisedByKey(job, step);
  const folder = plainFolder(
    withEnvironment(step.directory ?? job.directory ?? workflow.directory, [
      ...step.env,
      ...job.env,
      ...workflow.env,
    ]),
  );
  const own = step.commands.map((command): CiCommand => ({
    words: command.words,
    joinedBy: command.joinedBy,
    directories: expandFolder(folder, command.directory, job.matrix),
    site: command.site,
    installs: command.installs,
    neutralised:
      neutralised ??
      (command.swallowed === undefined
        ? undefined
        : { reason: command.swallowed, site: command.site, certain: true, extra: command.soothed }),
  }));
  const ofAction = step.uses === undefined ? [] : commandsOfAction(step.uses.text, step.inputs);
  const use = step.uses;
  return {
    job: job.id,
    onChange: !isForOtherEvents(job.condition) && !isForOtherEvents(step.condition),
    uses: use,
    neutralised,
    commands: [
      ...own,
      ...(use === undefined
        ? []
        : ofAction.map((command): CiCommand => ({
            words: command.words,
            joinedBy: undefined,
            directories: expandFolder(plainFolder(command.folder), '', job.matrix),
            site: use.site,
            neutralised,
          }))),
    ],
    matrix: job.matrix,
  };
}

/** `continue-on-error: true`, unless a later step looks at how this one ended. */
function neutralisedByKey(job: WorkflowJob, step: WorkflowStep): Neutralised | undefined {
  const key = [step.continueOnError, job.continueOnError].find(
    (entry) => entry !== undefined && isTrue(entry.value),
  );
  if (key === undefined) {
    return undefined;
  }
  const { id } = step;
  const looks = (text: string | undefined): boolean =>
    id !== undefined &&
    (text?.includes(`steps.${id}.outcome`) === true || text?.includes(`steps['${id}'].outcome`) === true);
  const isLookedAt =
    key === step.continueOnError &&
    job.steps.some(
      (other) =>
        other !== step &&
        (looks(other.condition) || looks(other.run?.text) || other.env.some((entry) => looks(entry.value))),
    );
  return isLookedAt
    ? undefined
    : { reason: 'continue-on-error: true', site: key.site, certain: true, extra: key.line };
}

function isTrue(value: string): boolean {
  return /^(\$\{\{\s*)?true(\s*\}\})?$/.test(value.trim());
}

/** Puts literal values of the environment in place of `${{ env.NAME }}`. */
function withEnvironment(folder: string | undefined, env: WorkflowStep['env']): string | undefined {
  return folder?.replace(/\$\{\{\s*env\.(\w+)\s*\}\}/g, (written, name: string) => {
    const value = env.find((entry) => entry.key === name)?.value;
    return value === undefined || value.includes('${{') ? written : value;
  });
}

/** A folder as written, or undefined where an expression other than a matrix value computes it. */
function plainFolder(folder: string | undefined): string | undefined {
  return folder === undefined || folder === '' ? '' : joinFolder('', folder);
}

const MATRIX_VALUE = /\$\{\{\s*matrix\.([\w.-]+)\s*\}\}/;

/** The folders that a matrix makes of one; undefined where a value is computed. */
function expandFolder(
  step: string | undefined,
  command: string | undefined,
  matrix: WorkflowJob['matrix'],
): readonly string[] | undefined {
  const folder =
    step === undefined || command === undefined
      ? undefined
      : joinFolder(step, command === '' ? '.' : command);
  if (folder === undefined) {
    return undefined;
  }
  let folders = [folder];
  for (let round = 0; round < 3; round++) {
    const key = folders.map((item) => MATRIX_VALUE.exec(item)?.[1]).find((item) => item !== undefined);
    if (key === undefined) {
      return folders.map((item) => joinFolder('', item) ?? '');
    }
    const values = matrix
      .find((entry) => entry.key === key)
      ?.values.filter((value) => !value.includes('${{'));
    if (values === undefined || values.length === 0 || values.length * folders.length > 500) {
      return undefined;
    }
    folders = folders.flatMap((item) => values.map((value) => item.replace(MATRIX_VALUE, () => value)));
  }
  return undefined;
}
