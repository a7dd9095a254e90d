import type { WorkflowCommand, WorkflowJob, WorkflowSetting, WorkflowStep } from '../../facts/workflows.ts';
import type { Site } from '../../facts/site.ts';
import { bareCommand } from './commands.ts';

/** A step that brings code into the workspace that a pull request may have written. */
export interface Checkout {
  readonly site: Site;
  /** False where the ref is computed by an earlier step. */
  readonly isCertain: boolean;
  /** The action's version refuses the code of forks by itself. */
  readonly refusesForks: boolean;
  /** The folder that it goes to; undefined for the workspace itself. */
  readonly folder: string | undefined;
  /** Where in the step's own commands the code has arrived. */
  readonly after: number;
}

const HEAD_REF =
  /github\.event\.pull_request\.head\.(sha|ref)|github\.head_ref|refs\/pull\/|github\.event\.pull_request\.merge_commit_sha|github\.event\.workflow_run\.(head_(sha|branch)|head_commit\.id|pull_requests)|github\.event\.issue\.number|github\.event\.(pull_request\.)?number/;

const HEAD_REPOSITORY =
  /github\.event\.pull_request\.head\.repo|github\.event\.workflow_run\.head_repository/;

const COMPUTED = /\$\{\{\s*(steps|needs|inputs|matrix)\./;

/** The checkout that a step makes; undefined when it makes none of foreign code. */
export function checkoutOf(
  step: WorkflowStep,
  before: readonly WorkflowStep[],
  env: readonly WorkflowSetting[],
): Checkout | undefined {
  if (step.uses !== undefined) {
    return /^actions\/checkout@/i.test(step.uses.text) ? checkoutByAction(step, env) : undefined;
  }
  const fetched = before.some((earlier) => earlier.commands.some((command) => fetchesHead(command, env)));
  const index = step.commands.findIndex(
    (command, at) =>
      checksOutHead(command, env) ||
      ((fetched || step.commands.slice(0, at).some((other) => fetchesHead(other, env))) && switches(command)),
  );
  const command = step.commands[index];
  return command === undefined
    ? undefined
    : { site: command.site, isCertain: true, refusesForks: false, folder: undefined, after: index + 1 };
}

function checkoutByAction(step: WorkflowStep, env: readonly WorkflowSetting[]): Checkout | undefined {
  const input = (key: string): string =>
    resolveEnv(step.inputs.find((entry) => entry.key === key)?.value ?? '', env);
  const isHead = HEAD_REF.test(input('ref')) || HEAD_REPOSITORY.test(input('repository'));
  const isComputed = COMPUTED.test(input('ref')) || COMPUTED.test(input('repository'));
  const use = step.uses;
  if (use === undefined || (!isHead && !isComputed)) {
    return undefined;
  }
  const folder = input('path').replace(/^\.\//, '').replace(/\/+$/, '');
  return {
    site: use.site,
    isCertain: isHead,
    refusesForks: majorOf(use.text, use.comment) >= 7 && input('allow-unsafe-pr-checkout') !== 'true',
    folder: folder === '' || folder === '.' ? undefined : folder,
    after: 0,
  };
}

/** The major version by tag, or by the comment behind a commit; 0 where neither says one. */
function majorOf(uses: string, comment: string | undefined): number {
  const version =
    /@v?(\d{1,3})(\.\d+){0,2}$/.exec(uses) ??
    /^(?:tag\s*=\s*|pin@)?v?(\d{1,3})(\.\d+){0,2}\b/.exec(comment ?? '');
  return Number(version?.[1] ?? 0);
}

/** Puts the values of `env` in, so that a head behind a variable is seen. */
function resolveEnv(text: string, env: readonly WorkflowSetting[]): string {
  return text.replace(
    /\$\{\{\s*env\.([\w-]+)\s*\}\}|\$\{?(\w+)\}?/g,
    (whole, named?: string, shell?: string) => {
      return env.find((entry) => entry.key === (named ?? shell))?.value ?? whole;
    },
  );
}

const HEAD_WORD = /\bpull\/|refs\/pull\/|\$\{?(PR_|HEAD_(REF|SHA|BRANCH)|PULL_)|\$\{?GITHUB_HEAD_REF/;

function isHeadText(command: WorkflowCommand, env: readonly WorkflowSetting[]): boolean {
  const text = resolveEnv(command.words.slice(2).join(' '), env);
  return HEAD_REF.test(text) || HEAD_WORD.test(text);
}

function verbOf(command: WorkflowCommand): string {
  const words = command.words.filter((word) => !word.startsWith('-'));
  return words.slice(0, 2).join(' ');
}

function fetchesHead(command: WorkflowCommand, env: readonly WorkflowSetting[]): boolean {
  return (
    /^git (fetch|remote)$/.test(verbOf(command)) &&
    (isHeadText(command, env) || HEAD_REPOSITORY.test(resolveEnv(command.words.join(' '), env)))
  );
}

function checksOutHead(command: WorkflowCommand, env: readonly WorkflowSetting[]): boolean {
  const isGh = /^(gh|hub) pr$/.test(verbOf(command)) && command.words.includes('checkout');
  return (
    isGh ||
    (/^git (checkout|switch|pull|merge|reset|worktree|cherry-pick|clone)$/.test(verbOf(command)) &&
      isHeadText(command, env))
  );
}

/** Puts fetched commits into the working tree: anything but files of the base or a new branch from where we are. */
function switches(command: WorkflowCommand): boolean {
  return (
    /^git (checkout|switch|merge|reset|worktree|cherry-pick|rebase)$/.test(verbOf(command)) &&
    !command.words.includes('--')
  );
}

/** Commands that read and print, and run nothing that they find. */
const HARMLESS =
  /^(echo|printf|cat|ls|pwd|true|false|:|exit|return|set|export|unset|mkdir|cd|pushd|popd|git|gh|hub|jq|yq|grep|egrep|sed|awk|cut|tr|sort|uniq|wc|head|tail|diff|test|\[|\[\[|if|fi|then|else|for|done|case|esac|do|read|local|sleep|date|tee|cp|mv|rm|touch|tar|zip|unzip|gzip|sha256sum|shasum|md5sum|base64|stat|file|basename|dirname|realpath|curl|wget|declare|shopt|trap|wait|command|which|type|break|continue|mapfile|readarray|env|find|seq|expr|let|source)$/;

/** Actions that run what the repository's files say. */
const RUNNING_ACTIONS =
  /^(\.\/|docker\/build-push-action@|docker\/bake-action@|gradle\/|github\/codeql-action\/autobuild@|pre-commit\/action@|cypress-io\/github-action@|nick-fields\/retry@|devcontainers\/ci@|bahmutov\/npm-install@|super-linter\/|github\/super-linter@|oxsecurity\/megalinter|golangci\/golangci-lint-action@|jamesives\/.*build)/i;

/** The first place after a checkout that runs content of the repository: a command or an action. */
export function runsAfter(
  checkout: Checkout,
  steps: readonly WorkflowStep[],
  job: WorkflowJob,
): Site | undefined {
  for (const [index, step] of steps.entries()) {
    const commands = index === 0 ? step.commands.slice(checkout.after) : step.commands;
    const inFolder = (text: string): boolean =>
      checkout.folder === undefined || text.includes(checkout.folder);
    const base = step.directory ?? job.directory ?? '';
    const running =
      index === 0 && step.uses !== undefined
        ? undefined
        : commands.find(
            (command) =>
              !isHarmless(command) &&
              inFolder(`${base} ${command.directory ?? checkout.folder ?? ''} ${command.words.join(' ')}`),
          );
    if (running !== undefined) {
      return running.site;
    }
    const use = index === 0 ? undefined : step.uses;
    const installsGems =
      use !== undefined &&
      use.text.startsWith('ruby/setup-ruby@') &&
      step.inputs.some((entry) => entry.key === 'bundler-cache' && entry.value === 'true');
    if (
      use !== undefined &&
      (RUNNING_ACTIONS.test(use.text) || installsGems) &&
      inFolder(`${use.text} ${step.inputs.map((entry) => entry.value).join(' ')}`)
    ) {
      return use.site;
    }
  }
  return undefined;
}

function isHarmless(command: WorkflowCommand): boolean {
  return HARMLESS.test(bareCommand(command.words)[0] ?? '') && !command.words[0]?.startsWith('./');
}
