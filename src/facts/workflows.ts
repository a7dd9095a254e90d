import { readEmptyWorkflow } from './empty-workflow.ts';
import { roomAbove, trailing, wholeLine } from './pieces.ts';
import { installPiece } from './pipeline-scripts.ts';
import { readShell } from './shell.ts';
import { swallowed } from './shell-failures.ts';
import type { SourceFile } from './source-file.ts';
import type {
  Workflow,
  WorkflowCommand,
  WorkflowJob,
  WorkflowPermissions,
  WorkflowSetting,
  WorkflowStep,
  WorkflowUse,
} from './workflow-model.ts';
import { isProgramShell, shellMode } from './workflow-shells.ts';
import { envRoom, readExpressions } from './workflow-scripts.ts';
import { closedInputs, readTriggers } from './workflow-triggers.ts';
import { YamlAccess, type YamlNode } from './yaml-access.ts';

export type * from './workflow-model.ts';

const ACTION_PATH = /(^|\/)action\.ya?ml$/;

/** True for workflows where GitHub looks for them, and for actions of the repository. */
export function isWorkflowPath(path: string): boolean {
  return /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path) || ACTION_PATH.test(path);
}

/** Reads a workflow or action file; undefined when it is neither. */
export function readWorkflow(source: SourceFile): Workflow | undefined {
  const document = source.yaml()[0];
  const isWorkflow = source.path.startsWith('.github/workflows/');
  if (document === undefined) {
    return isWorkflow ? readEmptyWorkflow(source) : undefined;
  }
  const reader = new WorkflowReader(new YamlAccess(document, source), source);
  return isWorkflow ? (reader.workflow() ?? readEmptyWorkflow(source)) : reader.action();
}

/** What a job or workflow sets for all its scripts. */
interface RunDefaults {
  readonly shell: string | undefined;
  readonly isWindows: boolean;
  /** The system, and with it the shell that runs by itself, is the value of an expression. */
  readonly isComputed: boolean;
}

/** True where a script is surely read by sh or bash. */
function isPosix(shell: string | undefined, { isWindows, isComputed }: RunDefaults): boolean {
  return shell === undefined ? !isWindows && !isComputed : /^(bash|sh)\b/.test(shell);
}

class WorkflowReader {
  readonly #yaml: YamlAccess;
  readonly #source: SourceFile;

  constructor(yaml: YamlAccess, source: SourceFile) {
    this.#yaml = yaml;
    this.#source = source;
  }

  workflow(): Workflow | undefined {
    const yaml = this.#yaml;
    const root = yaml.root;
    // YAML 1.1 readers turn the key `on` into true; ours keeps it, but a file may spell it either way.
    const on = yaml.entry(root, 'on') ?? yaml.entry(root, 'true');
    const jobs = yaml.get(root, 'jobs');
    if (on === undefined || jobs === undefined) {
      return undefined;
    }
    const shell = yaml.text(yaml.get(root, 'defaults', 'run', 'shell'));
    return {
      kind: 'workflow',
      name: yaml.text(yaml.get(root, 'name')),
      triggers: readTriggers(yaml, on.value),
      closedInputs: closedInputs(yaml, on.value),
      permissions: this.#permissions(root),
      room: this.#roomAboveJobs(),
      env: this.#settings(root, 'env'),
      directory: yaml.text(yaml.get(root, 'defaults', 'run', 'working-directory')),
      jobs: yaml.entries(jobs).map((entry) => this.#job(entry.key, entry.keyNode, entry.value, shell)),
      site: this.#source.lineSite(1),
    };
  }

  action(): Workflow | undefined {
    const steps = this.#yaml.get(this.#yaml.root, 'runs', 'steps');
    if (steps === undefined) {
      return undefined;
    }
    const site = this.#source.lineSite(1);
    const job: WorkflowJob = {
      id: 'runs',
      site,
      condition: undefined,
      continueOnError: undefined,
      permissions: undefined,
      directory: undefined,
      hasEnvironment: false,
      needs: [],
      env: [],
      matrix: [],
      uses: undefined,
      steps: this.#steps(steps, { shell: undefined, isWindows: false, isComputed: true }),
    };
    return {
      kind: 'action',
      name: this.#yaml.text(this.#yaml.get(this.#yaml.root, 'name')),
      triggers: [],
      closedInputs: [],
      permissions: undefined,
      room: undefined,
      env: [],
      directory: undefined,
      jobs: [job],
      site,
    };
  }

  #job(
    id: string,
    keyNode: YamlNode,
    job: YamlNode | undefined,
    workflowShell: string | undefined,
  ): WorkflowJob {
    const yaml = this.#yaml;
    const environment = yaml.get(job, 'environment');
    const runsOn = yaml.many(yaml.get(job, 'runs-on')).map((item) => yaml.text(item) ?? '');
    return {
      id,
      site: yaml.site(keyNode),
      condition: yaml.text(yaml.get(job, 'if')),
      continueOnError: this.#continueOnError(job),
      permissions: this.#permissions(job),
      directory: yaml.text(yaml.get(job, 'defaults', 'run', 'working-directory')),
      hasEnvironment: environment !== undefined,
      needs: yaml.many(yaml.get(job, 'needs')).flatMap((item) => yaml.text(item) ?? []),
      env: this.#settings(job, 'env'),
      matrix: this.#matrix(yaml.get(job, 'strategy', 'matrix')),
      uses: this.#uses(job),
      steps: this.#steps(yaml.get(job, 'steps'), {
        shell: yaml.text(yaml.get(job, 'defaults', 'run', 'shell')) ?? workflowShell,
        isWindows: runsOn.some((label) => /windows/i.test(label)),
        isComputed: runsOn.some((label) => label.includes('${{')),
      }),
    };
  }

  #roomAboveJobs(): Workflow['room'] {
    const jobs = this.#yaml.entry(this.#yaml.root, 'jobs');
    const room = jobs === undefined ? undefined : roomAbove(this.#source, jobs.keyNode.range[0]);
    const { lines, text } = this.#source;
    return room === undefined
      ? undefined
      : {
          ...room,
          isApart: text.slice(lines.startOf(room.line - 1), lines.startOf(room.line)).trim() === '',
        };
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
      shorthandAt:
        yaml.text(entry.value) === undefined || entry.value === undefined
          ? undefined
          : yaml.site(entry.value),
      room: roomAbove(this.#source, entry.keyNode.range[0]),
      scopes: yaml.entries(entry.value).map((scope) => ({
        scope: scope.key,
        access: yaml.text(scope.value) ?? '',
        site: yaml.entrySite(scope),
      })),
    };
  }

  #continueOnError(node: YamlNode | undefined): WorkflowStep['continueOnError'] {
    const entry = this.#yaml.entry(node, 'continue-on-error');
    const value = this.#yaml.text(entry?.value);
    return entry === undefined || value === undefined
      ? undefined
      : {
          value,
          site: this.#yaml.entrySite(entry),
          line: wholeLine(this.#source, this.#yaml.entrySite(entry)),
        };
  }

  #settings(node: YamlNode | undefined, key: string): WorkflowSetting[] {
    return this.#yaml.entries(this.#yaml.get(node, key)).map((entry) => ({
      key: entry.key,
      value: this.#yaml.text(entry.value) ?? '',
      site: this.#yaml.entrySite(entry),
    }));
  }

  #matrix(node: YamlNode | undefined): WorkflowJob['matrix'] {
    const yaml = this.#yaml;
    const values = new Map<string, string[]>();
    const add = (key: string, value: string | undefined): void => {
      if (value !== undefined) {
        values.set(key, [...(values.get(key) ?? []), value]);
      }
    };
    for (const entry of yaml.entries(node)) {
      for (const item of yaml.items(entry.value)) {
        if (entry.key === 'include') {
          yaml.entries(item).forEach((inner) => add(inner.key, yaml.text(inner.value)));
        } else {
          add(entry.key, yaml.text(item));
          yaml.entries(item).forEach((inner) => add(`${entry.key}.${inner.key}`, yaml.text(inner.value)));
        }
      }
    }
    return [...values].map(([key, list]) => ({ key, values: list }));
  }

  #uses(node: YamlNode | undefined): WorkflowUse | undefined {
    const yaml = this.#yaml;
    const value = yaml.get(node, 'uses');
    const text = yaml.text(value)?.trim();
    return value === undefined || text === undefined
      ? undefined
      : { text, site: yaml.site(value), comment: value.comment?.trim() ?? undefined };
  }

  #steps(list: YamlNode | undefined, defaults: RunDefaults): WorkflowStep[] {
    const yaml = this.#yaml;
    return yaml.items(list).map((step): WorkflowStep => {
      const run = yaml.get(step, 'run');
      const runText = yaml.text(run);
      const uses = this.#uses(step);
      const isScript = uses !== undefined && /^actions\/github-script@/i.test(uses.text);
      const script = isScript ? yaml.get(step, 'with', 'script') : run;
      const scriptText = yaml.text(script);
      return {
        id: yaml.text(yaml.get(step, 'id')),
        site: yaml.site(step),
        name: yaml.text(yaml.get(step, 'name')),
        condition: yaml.text(yaml.get(step, 'if')),
        continueOnError: this.#continueOnError(step),
        directory: yaml.text(yaml.get(step, 'working-directory')),
        uses,
        inputs: this.#settings(step, 'with'),
        env: this.#settings(step, 'env'),
        envRoom: isPosix(yaml.text(yaml.get(step, 'shell')) ?? defaults.shell, defaults)
          ? envRoom(yaml, this.#source, step)
          : undefined,
        run: run === undefined || runText === undefined ? undefined : { text: runText, site: yaml.site(run) },
        commands: this.#commands(
          run,
          yaml.text(yaml.get(step, 'shell')) ?? defaults.shell,
          defaults.isWindows,
        ),
        scriptExpressions:
          script === undefined || scriptText === undefined ? [] : readExpressions(yaml, script, scriptText),
      };
    });
  }

  #commands(run: YamlNode | undefined, shell: string | undefined, isWindows: boolean): WorkflowCommand[] {
    const text = this.#yaml.text(run);
    if (run === undefined || text === undefined || isProgramShell(shell)) {
      return [];
    }
    const commands = readShell(text);
    const reasons = swallowed(commands, shellMode(shell, isWindows));
    return commands.map((command, index) => ({
      words: command.words,
      joinedBy: command.joinedBy,
      directory: command.directory,
      swallowed: reasons[index],
      ...this.#commandPlace(run, command, reasons[index]),
    }));
  }

  #commandPlace(
    run: YamlNode,
    command: { readonly start: number; readonly end: number },
    reason: string | undefined,
  ): Pick<WorkflowCommand, 'site' | 'soothed' | 'installs'> {
    const site = this.#yaml.partSite(run, command.start, command.end);
    return {
      site,
      installs: installPiece(this.#yaml, run, this.#yaml.text(run) ?? '', command.start),
      soothed: reason === '|| true' ? trailing(this.#source, site, /[ \t]*\|\|[ \t]*true/y) : undefined,
    };
  }
}
