import { baseName } from '../workspace/paths.ts';
import { readShell } from './shell.ts';
import type { Site } from './site.ts';
import type { SourceFile } from './source-file.ts';
import type { Workflow } from './workflows.ts';
import { YamlAccess, type YamlNode } from './yaml-access.ts';

export type CiSystem = 'github-actions' | 'gitlab-ci' | 'jenkins' | 'travis' | 'circleci' | 'azure' | 'bitbucket';

/** A command that a pipeline runs. */
export interface CiCommand {
  readonly words: readonly string[];
  readonly joinedBy: string | undefined;
  readonly site: Site;
  /** Why a failure of it would not fail the job, with the place; undefined when it would. */
  readonly neutralised: { readonly reason: string; readonly site: Site } | undefined;
}

/** One step or script of a job. */
export interface CiStep {
  readonly job: string;
  /**
   * The folder it runs in, relative to the repository; the empty string for its root, undefined where the file computes it.
   */
  readonly directory: string | undefined;
  /** An action, orb, template or shared step that is used instead of a command. */
  readonly uses: { readonly text: string; readonly site: Site } | undefined;
  readonly commands: readonly CiCommand[];
}

/** What a CI file runs and when, in one form for all systems. */
export interface Pipeline {
  readonly system: CiSystem;
  /** Runs on a push to a branch or on a pull or merge request; `unseen` where the file cannot tell (Jenkins). */
  readonly onChange: 'yes' | 'no' | 'unseen';
  readonly triggerSite: Site;
  readonly steps: readonly CiStep[];
  /** Code that the file takes from elsewhere and that cannot be looked into: reusable workflows, remote includes. */
  readonly hidden: readonly { readonly text: string; readonly site: Site }[];
}

/** True for the CI files of systems other than GitHub Actions, whose workflows are a kind of fact of their own. */
export function isPipelinePath(path: string): boolean {
  return systemOf(path) !== undefined;
}

function systemOf(path: string): CiSystem | undefined {
  if (/^\.gitlab-ci\.ya?ml$/.test(path) || /^\.gitlab\/.*\.ya?ml$/.test(path)) {
    return 'gitlab-ci';
  }
  if (/^Jenkinsfile/.test(baseName(path))) {
    return 'jenkins';
  }
  if (/^\.travis\.ya?ml$/.test(path)) {
    return 'travis';
  }
  if (/^\.circleci\/config\.ya?ml$/.test(path)) {
    return 'circleci';
  }
  if (/^azure-pipelines[\w.-]*\.ya?ml$/.test(path)) {
    return 'azure';
  }
  return /^bitbucket-pipelines\.ya?ml$/.test(path) ? 'bitbucket' : undefined;
}

/** Reads a CI file; undefined when it is none after all, or holds no job. */
export function readPipeline(source: SourceFile): Pipeline | undefined {
  const system = systemOf(source.path);
  if (system === 'jenkins') {
    return readJenkinsfile(source);
  }
  const document = source.yaml()[0];
  return system === undefined || document === undefined
    ? undefined
    : readYamlPipeline(system, new YamlAccess(document, source), source);
}

const CHANGE_TRIGGERS = new Set(['push', 'pull_request', 'pull_request_target', 'merge_group']);

/** A GitHub Actions workflow in the form that all systems share. */
export function pipelineOfWorkflow(workflow: Workflow): Pipeline {
  const change = workflow.triggers.find((trigger) => CHANGE_TRIGGERS.has(trigger.name) && !trigger.tagsOnly);
  return {
    system: 'github-actions',
    onChange: change === undefined ? 'no' : 'yes',
    triggerSite: (change ?? workflow.triggers[0])?.site ?? workflow.site,
    steps: workflow.jobs
      .filter((job) => !isNever(job.condition))
      .flatMap((job) =>
        job.steps
          .filter((step) => !isNever(step.condition))
          .map((step): CiStep => {
            const continueOnError = [step.continueOnError, job.continueOnError].find((value) => value === 'true');
            const neutralised =
              continueOnError === undefined ? undefined : { reason: 'continue-on-error: true', site: step.site };
            return {
              job: job.id,
              directory: plainFolder(step.directory ?? job.directory ?? workflow.directory),
              uses: step.uses,
              commands: step.commands.map((command, index) => ({
                ...command,
                neutralised: neutralised ?? neutralisedBy(step.commands, index),
              })),
            };
          }),
      ),
    hidden: workflow.jobs.flatMap((job) => (job.uses === undefined ? [] : [job.uses])),
  };
}

/** A folder as written, without `./` and a slash at the end; undefined when an expression computes it. */
function plainFolder(folder: string | undefined): string | undefined {
  return folder?.includes('${{') === true ? undefined : (folder ?? '').replace(/^\.\/?/, '').replace(/\/+$/, '');
}

function isNever(condition: string | undefined): boolean {
  return condition !== undefined && /^(\$\{\{\s*)?false(\s*\}\})?$/.test(condition.trim());
}

interface RawCommand {
  readonly words: readonly string[];
  readonly joinedBy: string | undefined;
  readonly site: Site;
}

/** `test || true`, `test || exit 0`, `test; exit 0`: what follows a command makes its failure vanish. */
function neutralisedBy(commands: readonly RawCommand[], index: number): CiCommand['neutralised'] {
  const next = commands[index + 1];
  if (next?.joinedBy !== '||') {
    return undefined;
  }
  const text = next.words.join(' ');
  return /^(true|:|exit 0|echo\b.*)$/.test(text) ? { reason: `|| ${text}`, site: commands[index]?.site ?? next.site } : undefined;
}

/** Keys of a `.gitlab-ci.yml` that are no jobs. */
const GITLAB_GLOBAL = new Set([
  'default',
  'include',
  'stages',
  'variables',
  'workflow',
  'image',
  'services',
  'cache',
  'before_script',
  'after_script',
  'spec',
]);

function readYamlPipeline(system: CiSystem, yaml: YamlAccess, source: SourceFile): Pipeline | undefined {
  const root = yaml.root;
  const site = source.lineSite(1);
  const steps: CiStep[] = [];
  const hidden: { text: string; site: Site }[] = [];
  switch (system) {
    case 'gitlab-ci': {
      for (const entry of yaml.entries(root)) {
        if (entry.key === 'include') {
          hidden.push(...remoteIncludes(yaml, entry.value));
        } else if (!GITLAB_GLOBAL.has(entry.key) && yaml.text(yaml.get(entry.value, 'when')) !== 'manual') {
          const allowed = yaml.isTrue(yaml.get(entry.value, 'allow_failure'));
          const failure = yaml.entry(entry.value, 'allow_failure');
          const neutralised =
            allowed && failure !== undefined
              ? { reason: 'allow_failure: true', site: yaml.entrySite(failure) }
              : undefined;
          for (const key of ['before_script', 'script', 'after_script']) {
            steps.push(scriptStep(yaml, entry.key, yaml.get(entry.value, key), neutralised));
          }
        }
      }
      break;
    }
    case 'travis':
      for (const key of ['before_install', 'install', 'before_script', 'script', 'after_success']) {
        steps.push(scriptStep(yaml, key, yaml.get(root, key), undefined));
      }
      break;
    default:
      collectScripts(yaml, root, '', steps);
  }
  const running = steps.filter((step) => step.commands.length > 0);
  return running.length === 0 && hidden.length === 0
    ? undefined
    : { system, onChange: 'yes', triggerSite: site, steps: running, hidden };
}

/** CircleCI, Azure and Bitbucket nest their scripts; the keys below hold commands wherever they stand. */
function collectScripts(yaml: YamlAccess, node: YamlNode | undefined, job: string, steps: CiStep[], depth = 0): void {
  if (depth > 20) {
    return;
  }
  for (const item of yaml.items(node)) {
    collectScripts(yaml, item, job, steps, depth + 1);
  }
  for (const entry of yaml.entries(node)) {
    const isScript = ['run', 'script', 'bash', 'command', 'pwsh', 'powershell', 'inlineScript'].includes(entry.key);
    if (isScript && yaml.entries(entry.value).length === 0) {
      steps.push(scriptStep(yaml, job, entry.value, undefined));
    } else {
      collectScripts(yaml, entry.value, job === '' ? entry.key : job, steps, depth + 1);
    }
  }
}

function remoteIncludes(yaml: YamlAccess, node: YamlNode | undefined): { text: string; site: Site }[] {
  return yaml.many(node).flatMap((item) => {
    const remote = yaml
      .entries(item)
      .find((entry) => ['project', 'remote', 'template', 'component'].includes(entry.key));
    const text = yaml.text(remote?.value);
    return text === undefined ? [] : [{ text, site: yaml.site(item) }];
  });
}

function scriptStep(
  yaml: YamlAccess,
  job: string,
  node: YamlNode | undefined,
  neutralised: CiCommand['neutralised'],
): CiStep {
  const commands = yaml.many(node).flatMap((item) => {
    const text = yaml.text(item);
    const raw: RawCommand[] =
      text === undefined
        ? []
        : readShell(text).map((command) => ({
            words: command.words,
            joinedBy: command.joinedBy,
            site: yaml.partSite(item, command.start, command.end),
          }));
    return raw.map((command, index) => ({ ...command, neutralised: neutralised ?? neutralisedBy(raw, index) }));
  });
  return { job, directory: '', uses: undefined, commands };
}

const JENKINS_SHELL = /\b(?:sh|bat|powershell|pwsh)\s*\(?\s*(?:script\s*:\s*)?("""|'''|"|')([\s\S]*?)\1/g;

/** A Jenkinsfile is a program; its shell steps are read, nothing else. What starts it is configured outside the file. */
function readJenkinsfile(source: SourceFile): Pipeline | undefined {
  const site = source.lineSite(1);
  const steps = [...source.text.matchAll(JENKINS_SHELL)].map((match): CiStep => {
    const offset = match.index + match[0].indexOf(match[2] ?? '', match[0].indexOf(match[1] ?? ''));
    const raw = readShell(match[2] ?? '').map((command) => ({
      words: command.words,
      joinedBy: command.joinedBy,
      site: source.site(offset + command.start, offset + command.end),
    }));
    const caught = /catchError|warnError/.exec(source.text.slice(Math.max(0, match.index - 120), match.index));
    return {
      job: 'pipeline',
      directory: '',
      uses: undefined,
      commands: raw.map((command, index) => ({
        ...command,
        neutralised:
          caught === null
            ? neutralisedBy(raw, index)
            : { reason: caught[0], site: source.site(match.index, match.index + match[0].length) },
      })),
    };
  });
  const libraries = [...source.text.matchAll(/@Library\(([^)]*)\)/g)].map((match) => ({
    text: match[1] ?? '',
    site: source.site(match.index, match.index + match[0].length),
  }));
  return { system: 'jenkins', onChange: 'unseen', triggerSite: site, steps, hidden: libraries };
}
