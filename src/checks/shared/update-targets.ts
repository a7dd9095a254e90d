import { shippedImages } from './docker-images.ts';
import { baseOf } from './docker-stages.ts';
import { isRunByCi } from './ci.ts';
import { classifyPath } from '../../workspace/file-class.ts';
import type { Manifest } from '../../workspace/manifests/manifest.ts';
import { baseName, parentOf } from '../../workspace/paths.ts';
import type { CheckContext } from '../check.ts';

/** Something that has dependencies a bot can update. */
export interface UpdateTarget {
  readonly path: string;
  readonly directory: string;
  /** Names that Dependabot knows it by; any of them covers it. */
  readonly ecosystems: readonly string[];
  /** The managers of Renovate that read it. */
  readonly managers: readonly string[];
}

const NAMES: readonly (readonly [RegExp, readonly string[], readonly string[]])[] = [
  [/^package\.json$/, ['npm', 'bun'], ['npm', 'bun']],
  [/^pom\.xml$/, ['maven'], ['maven']],
  [/^build\.gradle(\.kts)?$/, ['gradle'], ['gradle']],
  [/^go\.mod$/, ['gomod'], ['gomod']],
  [/^Gemfile$/, ['bundler'], ['bundler']],
  [/^composer\.json$/, ['composer'], ['composer']],
  [
    /./,
    ['pip', 'uv'],
    ['pip_requirements', 'pip-compile', 'pip_setup', 'poetry', 'pep621', 'pipenv', 'setup-cfg'],
  ],
];

/** The package manifests of the repository that ask for something. */
export function packageTargets(context: Pick<CheckContext, 'repository' | 'allFiles'>): UpdateTarget[] {
  const { units, manifests } = context.repository;
  return [...new Set([...units.flatMap((unit) => unit.manifests), ...manifests])]
    .filter((manifest) => asksForSomething(manifest) && isOwn(manifest.path))
    .map(({ path }) => {
      const [, ecosystems = [], managers = []] = NAMES.find(([name]) => name.test(baseName(path))) ?? [];
      return { path, directory: parentOf(path), ecosystems, managers };
    });
}

/** The workflows that use actions of others, as one target, and the Dockerfiles that start from an image. */
export function otherTargets(context: CheckContext<'workflow' | 'dockerfile'>): UpdateTarget[] {
  const workflow = context
    .facts('workflow')
    .filter((fact) => isRunByCi(fact) && fact.path.startsWith('.github/workflows/'))
    .find((fact) =>
      fact.value.jobs.some((job) =>
        [job.uses, ...job.steps.map((step) => step.uses)].some(
          (use) => use !== undefined && !/^(\.\/|docker:)/.test(use.text),
        ),
      ),
    );
  const dockerfiles = shippedImages(context)
    .filter((fact) => isOwn(fact.path))
    .filter((fact) =>
      fact.value.stages.some((stage) => {
        const base = baseOf(stage, fact.value);
        return base.kind === 'image' && base.text !== 'scratch';
      }),
    );
  return [
    ...(workflow === undefined
      ? []
      : [
          {
            path: workflow.path,
            directory: '.github/workflows',
            ecosystems: ['github-actions'],
            managers: ['github-actions'],
          },
        ]),
    ...dockerfiles.map(({ path }) => ({
      path,
      directory: parentOf(path),
      ecosystems: ['docker'],
      managers: ['dockerfile'],
    })),
  ];
}

function asksForSomething(manifest: Manifest): boolean {
  return (
    manifest.dependencies.length > 0 ||
    manifest.parent !== undefined ||
    baseName(manifest.path).startsWith('build.gradle')
  );
}

/** False for test data, examples and what is generated, seen from the repository's root. */
function isOwn(path: string): boolean {
  const kind = classifyPath(path);
  return kind === 'production' || kind === 'dev-only';
}
