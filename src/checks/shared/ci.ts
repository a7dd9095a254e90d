import type { Lists } from '../../content/lists.ts';
import { pipelineOfWorkflow, type CiCommand, type CiStep, type Pipeline } from '../../facts/pipelines.ts';
import type { Ecosystem, Manifest } from '../../workspace/manifests/manifest.ts';
import type { CheckContext, Evidence } from '../check.ts';
import { bareCommand, matchesWords, scriptName, withScripts } from './commands.ts';

/** The kinds of facts that the functions here ask for. */
export type CiKinds = 'workflow' | 'pipeline' | 'makefile';
export const CI_KINDS = ['workflow', 'pipeline', 'makefile'] as const;

/** A CI file of the repository in the form that all systems share. */
export interface CiFile {
  readonly path: string;
  readonly pipeline: Pipeline;
}

/** All CI files of the repository, GitHub's workflows included; composite actions are no pipelines of their own. */
export function ciFiles(context: CheckContext<CiKinds>): CiFile[] {
  return [
    ...context
      .allFacts('workflow')
      .filter((fact) => fact.value.kind === 'workflow')
      .map((fact) => ({ path: fact.path, pipeline: pipelineOfWorkflow(fact.value) })),
    ...context.allFacts('pipeline').map((fact) => ({ path: fact.path, pipeline: fact.value })),
  ];
}

/** A command that CI runs, with all that is known of it. */
export interface CiRun {
  readonly file: CiFile;
  readonly step: CiStep;
  readonly command: CiCommand;
  /** The command and what it stands for: package scripts and Make targets followed one level. */
  readonly stands: readonly (readonly string[])[];
  readonly at: Evidence;
}

/** Every command of every CI file. */
export function ciRuns(context: CheckContext<CiKinds>): CiRun[] {
  const targets = new Map(
    context.allFacts('makefile').flatMap((fact) => fact.value.targets.map((target) => [target.name, target] as const)),
  );
  return ciFiles(context).flatMap((file) =>
    file.pipeline.steps.flatMap((step) =>
      step.commands.map((command): CiRun => {
        const manifests = manifestsFor(context.repository.manifests, step.directory);
        return {
          file,
          step,
          command,
          stands: withScripts(command.words, manifests).concat(
            makeCommands(command.words, targets).flatMap((words) => withScripts(words, manifests)),
          ),
          at: { path: file.path, site: command.site },
        };
      }),
    ),
  );
}

/** A script is that of the folder's own manifest where it has one, else of any. */
function manifestsFor(manifests: readonly Manifest[], directory: string | undefined): readonly Manifest[] {
  const prefix = directory === undefined || directory === '' ? '' : `${directory}/`;
  const own = manifests.filter((manifest) => manifest.path === `${prefix}package.json` || manifest.path === `${prefix}composer.json`);
  return own.length > 0 ? own : manifests;
}

interface Target {
  readonly prerequisites: readonly string[];
  readonly commands: readonly (readonly string[])[];
}

function makeCommands(words: readonly string[], targets: ReadonlyMap<string, Target>): readonly (readonly string[])[] {
  if (words[0] !== 'make' && words[0] !== 'gmake') {
    return [];
  }
  const names = words.slice(1).filter((word) => !word.startsWith('-') && !word.includes('='));
  return names.flatMap((name) => {
    const target = targets.get(name);
    const before = (target?.prerequisites ?? []).flatMap((prerequisite) => targets.get(prerequisite)?.commands ?? []);
    return [...before, ...(target?.commands ?? [])];
  });
}

/** The ecosystem whose tests a command runs; undefined when it runs none. */
export function testedEcosystem(stands: readonly (readonly string[])[], lists: Lists): Ecosystem | undefined {
  for (const words of stands) {
    const bare = bareCommand(words);
    const known = lists['test-commands'].find((command) => matchesWords(bare, command.words));
    if (known !== undefined && !isListing(bare)) {
      return known.ecosystem;
    }
  }
  // A `test` script that cannot be followed (of another package, or run by a workspace runner) is still a test command.
  const name = stands[0] === undefined ? undefined : scriptName(stands[0]);
  return name !== undefined && /^(test|tests)([:-].*)?$/.test(name) && stands.length === 1 ? 'npm' : undefined;
}

function isListing(words: readonly string[]): boolean {
  return words.includes('--version') || words.includes('--collect-only') || words.includes('--help');
}

/** True for Maven and Gradle commands that leave the tests out. */
export function skipsTests(words: readonly string[]): boolean {
  return words.some(
    (word, index) =>
      /^-D(skipTests|maven\.test\.skip)(=true)?$/.test(word) ||
      /^-DskipITs$/.test(word) ||
      (word === '-x' && words[index + 1] === 'test') ||
      word === '-xtest',
  );
}
