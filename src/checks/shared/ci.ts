import { pipelineOfWorkflow, type CiCommand, type CiStep, type Pipeline } from '../../facts/pipelines.ts';
import type { CheckContext, Evidence, Fact } from '../check.ts';
import type { Definitions } from './definitions.ts';
import { follow, type Stand } from './follow.ts';

/** The kinds of facts that the functions here ask for. */
export type CiKinds = 'workflow' | 'pipeline' | 'makefile' | 'shell-script';
export const CI_KINDS = ['workflow', 'pipeline', 'makefile', 'shell-script'] as const;

/** A CI file of the repository in the form that all systems share. */
export interface CiFile {
  readonly path: string;
  readonly pipeline: Pipeline;
  /** When it runs, the files that call or include it taken into account. */
  readonly onChange: Pipeline['onChange'];
  /** False for files that nothing starts: reusable workflows and actions that no workflow here uses. */
  readonly isUsed: boolean;
}

/** Files of CI systems that are known by name and not read. */
const UNREAD =
  /^(\.drone\.(ya?ml|star|jsonnet)|\.woodpecker(\.ya?ml|\/.+\.ya?ml)|\.buildkite\/.+\.ya?ml|\.?appveyor\.ya?ml|\.semaphore\/.+\.ya?ml|cloudbuild\.(ya?ml|json)|\.cirrus\.(ya?ml|star)|\.teamcity\/.+|buildspec\.ya?ml|codefresh\.ya?ml|\.tekton\/.+\.ya?ml|bamboo-specs\/.+|\.builds\/.+\.ya?ml|wercker\.ya?ml|screwdriver\.ya?ml|\.(gitea|forgejo)\/workflows\/.+\.ya?ml|\.harness\/.+\.ya?ml|\.onedev-buildspec\.ya?ml|\.build\.ya?ml)$/;

/** Paths of CI files that exist and could not be read: of other systems, or not valid. */
export function unreadCiFiles(context: CheckContext<CiKinds>): string[] {
  const known = new Set(
    [...context.allFacts('workflow'), ...context.allFacts('pipeline')].map((fact) => fact.path),
  );
  return context.allFiles
    .map((file) => file.path)
    .filter(
      (path) =>
        UNREAD.test(path) ||
        (/^(\.github\/workflows\/[^/]+\.ya?ml|\.gitlab-ci\.ya?ml)$/.test(path) && !known.has(path)),
    );
}

/** False for test data and examples. What lies under `.github` is neither, whatever its folders are called. */
export function isRunByCi(fact: Pick<Fact<'workflow' | 'pipeline'>, 'path' | 'class'>): boolean {
  return fact.path.startsWith('.github/') || (fact.class !== 'test' && fact.class !== 'example');
}

/** All CI files of the repository: workflows, the actions and reusable workflows they use, and those of other systems. */
export function ciFiles(context: CheckContext<CiKinds>): CiFile[] {
  const all = [
    ...context
      .allFacts('workflow')
      .filter(isRunByCi)
      .map((fact) => ({ path: fact.path, pipeline: pipelineOfWorkflow(fact.value) })),
    ...context
      .allFacts('pipeline')
      .filter(isRunByCi)
      .map((fact) => ({ path: fact.path, pipeline: fact.value })),
  ];
  const byPath = new Map(all.map((file) => [file.path, file]));
  const used = new Map<string, Pipeline['onChange']>();
  const visit = (path: string, onChange: Pipeline['onChange'], isClosed: boolean): void => {
    const file = byPath.get(path);
    const known = used.get(path);
    if (file === undefined || (known !== undefined && RANK[known] >= RANK[onChange])) {
      return;
    }
    used.set(path, onChange);
    for (const include of file.pipeline.includes) {
      for (const target of all.filter((candidate) => isIncluded(include.path, candidate.path))) {
        // A file that GitLab includes has rules of its own; what a workflow calls runs when the workflow does.
        const hasOwnRules = file.pipeline.system === 'gitlab-ci' && !isClosed;
        visit(target.path, hasOwnRules ? target.pipeline.onChange : onChange, isClosed);
      }
    }
  };
  for (const { path, pipeline } of all.filter((file) => file.pipeline.isEntry)) {
    visit(path, pipeline.onChange, pipeline.isClosed === true);
  }
  return all
    .filter((file) => file.pipeline.isEntry || used.has(file.path))
    .map((file) => ({
      ...file,
      onChange: used.get(file.path) ?? file.pipeline.onChange,
      isUsed: used.has(file.path),
    }));
}

const RANK = { no: 0, unseen: 1, yes: 2 } as const;

/** True for the file that an include names: the path itself, an action's folder, or a pattern. */
function isIncluded(include: string, path: string): boolean {
  if (include.includes('*')) {
    const [before = '', ...after] = include.split(/\*+/);
    return path.startsWith(before) && path.endsWith(after.at(-1) ?? '');
  }
  const folder = include === '' ? '' : `${include}/`;
  return path === include || path === `${folder}action.yml` || path === `${folder}action.yaml`;
}

/** Code that the CI files take from elsewhere: remote files, and local ones that were not found. */
export function hiddenCode(
  files: readonly CiFile[],
): { readonly path: string; readonly item: Pipeline['hidden'][number] }[] {
  return files.flatMap((file) => {
    const lost = file.pipeline.includes
      .filter((include) => !files.some((candidate) => isIncluded(include.path, candidate.path)))
      .map(({ path, site }) => ({ text: path, site }));
    return [...file.pipeline.hidden, ...lost].map((item) => ({ path: file.path, item }));
  });
}

/** A command that CI runs, with all that is known of it. */
export interface CiRun {
  readonly file: CiFile;
  readonly step: CiStep;
  readonly command: CiCommand;
  /** The command and what it stands for; see `follow`. */
  readonly stands: readonly Stand[];
  readonly at: Evidence;
}

/** What commands are followed into: package scripts, Makefiles and shell scripts of the repository. */
export function definitionsOf(context: CheckContext<CiKinds>): Definitions {
  return {
    manifests: context.repository.manifests,
    makefiles: context.allFacts('makefile').map((fact) => fact.value),
    scripts: new Map(context.allFacts('shell-script').map((fact) => [fact.path, fact.value])),
  };
}

/** The runs of a repository with the facts that they were made from. */
interface KnownRuns {
  readonly facts: readonly unknown[];
  readonly runs: readonly CiRun[];
}

const KNOWN_RUNS = new WeakMap<CheckContext<CiKinds>['repository'], KnownRuns>();

/** Every command of every CI file. Checks ask for them in each unit: they are made once, as long as the facts stay the same. */
export function ciRuns(context: CheckContext<CiKinds>): readonly CiRun[] {
  const facts = CI_KINDS.map((kind) => context.allFacts(kind));
  const known = KNOWN_RUNS.get(context.repository);
  if (known?.facts.every((list, index) => list === facts[index]) === true) {
    return known.runs;
  }
  const definitions = definitionsOf(context);
  const runs = ciFiles(context).flatMap((file) =>
    file.pipeline.steps.flatMap((step) =>
      step.commands.map((command): CiRun => ({
        file,
        step,
        command,
        stands: follow(command.words, command.directories, definitions),
        at: { path: file.path, site: command.site },
      })),
    ),
  );
  KNOWN_RUNS.set(context.repository, { facts, runs });
  return runs;
}
