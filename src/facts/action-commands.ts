import { readShell } from './shell.ts';
import type { WorkflowSetting } from './workflow-model.ts';

/** What a well-known action runs, as the command that it stands for. */
export interface ActionCommand {
  readonly words: readonly string[];
  /** The folder that its inputs name, as written. */
  readonly folder: string | undefined;
}

interface Rule {
  readonly action: RegExp;
  /** The inputs that hold a script, and the program that runs the input's words where it is not a whole script. */
  readonly script?: readonly string[];
  readonly program?: string;
  /** What it runs without any input. */
  readonly always?: readonly (readonly string[])[];
  /** Runs `always` only when this input is `true`. */
  readonly when?: string;
  /** Runs this, not `always`, when an input says so. */
  readonly instead?: { readonly input: string; readonly is: RegExp; readonly runs: readonly string[] };
}

const RULES: readonly Rule[] = [
  { action: /^(nick-fields|nick-invision)\/retry@/, script: ['command'] },
  { action: /^(GabrielBB\/xvfb-action|coactions\/setup-xvfb|smithki\/xvfb-action)@/, script: ['run'] },
  { action: /^(devcontainers\/ci)@/, script: ['runCmd'] },
  { action: /^addnab\/docker-run-action@/, script: ['run'] },
  {
    action: /^cypress-io\/github-action@/,
    always: [
      ['npm', 'ci'],
      ['cypress', 'run'],
    ],
  },
  {
    action: /^(gradle\/gradle-build-action|gradle\/actions\/setup-gradle|eskatos\/gradle-command-action)@/,
    script: ['arguments'],
    program: 'gradle',
  },
  { action: /^borales\/actions-yarn@/i, script: ['cmd'], program: 'yarn' },
  { action: /^artiomtr\/jest-coverage-report-action@/i, always: [['jest']] },
  { action: /^pavelzw\/pytest-action@/, always: [['pytest']] },
  { action: /^robherley\/go-test-action@/, always: [['go', 'test', './...']] },
  { action: /^php-actions\/phpunit@/, always: [['phpunit']] },
  {
    action: /^php-actions\/composer@/,
    script: ['command'],
    program: 'composer',
    always: [['composer', 'install']],
  },
  {
    action: /^ramsey\/composer-install@/,
    always: [['composer', 'install']],
    instead: { input: 'dependency-versions', is: /^(highest|lowest)$/, runs: ['composer', 'update'] },
  },
  { action: /^bahmutov\/npm-install@/, always: [['npm', 'ci']] },
  { action: /^ruby\/setup-ruby@/, always: [['bundle', 'install']], when: 'bundler-cache' },
];

const FOLDER_INPUTS = /^(working-directory|working_directory|build-root-directory|dir|path)$/;

/** The commands that a step with an action stands for; empty for actions that are not in the table. */
export function commandsOfAction(uses: string, inputs: readonly WorkflowSetting[]): ActionCommand[] {
  const rule = RULES.find((candidate) => candidate.action.test(uses));
  if (rule === undefined) {
    return [];
  }
  const input = (name: string): string | undefined => inputs.find((entry) => entry.key === name)?.value;
  const folder = inputs.find((entry) => FOLDER_INPUTS.test(entry.key))?.value;
  const scripts = (rule.script ?? []).flatMap((name) => input(name) ?? []);
  const written = scripts.flatMap((text) =>
    readShell(rule.program === undefined ? text : `${rule.program} ${text.replace(/\s*\n\s*/g, ' ')}`).map(
      ({ words }) => words,
    ),
  );
  const isOn = rule.when === undefined || input(rule.when) === 'true';
  const { instead } = rule;
  const always =
    instead?.is.test(input(instead.input)?.trim() ?? '') === true ? [instead.runs] : (rule.always ?? []);
  const commands = written.length > 0 ? written : isOn ? always : [];
  return commands.map((words) => ({ words, folder }));
}
