import type { DockerInstruction } from '../../facts/dockerfiles.ts';
import { isExcluded } from '../../facts/dockerignore.ts';
import { joinPath } from '../../workspace/paths.ts';
import { defineCheck, type CheckContext, type Evidence, type Fact } from '../check.ts';
import { judgeSites, notApplicable, type JudgedSite } from '../conclude.ts';
import { buildContextOf, shippedImages, unitAt } from '../shared/docker-images.ts';
import { lineageOf, shippedStage } from '../shared/docker-stages.ts';

type Context = CheckContext<'dockerfile' | 'dockerignore' | 'compose'>;

/** Folders that installers fill, by ecosystem; one of each line is enough, as projects have one of them. */
const DEPENDENCIES: Readonly<Record<string, readonly string[]>> = {
  npm: ['node_modules'],
  pypi: ['.venv', 'venv', 'env', '.virtualenv', 'virtualenv'],
  packagist: ['vendor'],
};

/** What is sent to the build and copied as a whole leaves out what has no business in an image. */
export const check = defineCheck({
  id: 'container/dockerignore',
  scopes: ['unit', 'infrastructure'],
  reads: ['dockerfile', 'dockerignore', 'compose'],
  conclude(context) {
    return judgeSites(
      shippedImages(context).flatMap((fact) => judge(fact, context)),
      {
        whenNone: notApplicable('No Dockerfile here copies its whole build context.'),
        passMessage: 'Every build context that is copied as a whole is filtered.',
      },
    );
  },
});

function judge(fact: Fact<'dockerfile'>, context: Context): JudgedSite[] {
  const shipped = shippedStage(fact.value);
  const members = new Set(shipped === undefined ? [] : lineageOf(shipped, fact.value));
  const copies = fact.value.stages.flatMap((stage) =>
    stage.instructions
      .filter(copiesContext)
      .map((instruction) => ({ instruction, isShipped: members.has(stage) })),
  );
  const copy = copies.find((candidate) => candidate.isShipped) ?? copies[0];
  if (copy === undefined) {
    return [];
  }
  const at: Evidence = { path: fact.path, site: copy.instruction.site };
  const folder = buildContextOf(context, fact.path);
  const file = ignoreFileOf(context, fact.path, folder);
  const wanted = wantedIn(context, folder);
  const missing = wanted
    .filter((names) => file === undefined || !names.some((name) => isExcluded(file.value, name)))
    .map(([name = '']) => name);
  if (missing.length === 0) {
    return file === undefined
      ? []
      : [
          {
            verdict: 'good',
            at: {
              path: file.path,
              site: { line: 1, column: 1, endLine: 1, endColumn: 1, excerpt: file.path },
            },
          },
        ];
  }
  const list = missing.join(', ');
  return [
    {
      verdict: 'bad',
      message:
        file === undefined
          ? `The whole of ${folder === '' ? 'the repository' : folder} is copied and no .dockerignore filters it: leave out ${list}.`
          : `The whole build context is copied, and ${file.path} does not leave out ${list}.`,
      at,
      // Files that only a build stage sees are not in the image, but in its cache.
      ...(copy.isShipped ? {} : { severity: 'low' as const }),
    },
  ];
}

/** `COPY . .`, `ADD ./ /app`, `COPY [".", "/app"]`: everything that was sent. */
function copiesContext(instruction: DockerInstruction): boolean {
  if (
    (instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD') ||
    instruction.flags.some((flag) => flag.startsWith('--from='))
  ) {
    return false;
  }
  const words = instruction.argument.startsWith('[')
    ? (instruction.argument.match(/[^\s",[\]]+/g) ?? [])
    : instruction.argument.split(/\s+/);
  return words.slice(0, -1).some((word) => /^(\.|\.\/|\*|\.\/\*|\/|\.\/\.)$/.test(word));
}

function ignoreFileOf(
  context: Context,
  dockerfile: string,
  folder: string,
): Fact<'dockerignore'> | undefined {
  const files = context.allFacts('dockerignore');
  return (
    files.find((file) => file.path === `${dockerfile}.dockerignore`) ??
    files.find((file) => file.path === joinPath(folder, '.dockerignore'))
  );
}

/** What a context must leave out: git's folder lies only in the repository's root. */
function wantedIn(context: Context, folder: string): (readonly string[])[] {
  const unit = unitAt(context, folder);
  const ecosystems = new Set(
    (unit?.path === folder ? unit.manifests : []).map((manifest) => manifest.ecosystem as string),
  );
  return [
    ...(folder === '' ? [['.git']] : []),
    ['.env'],
    ...Object.entries(DEPENDENCIES).flatMap(([ecosystem, names]) =>
      ecosystems.has(ecosystem) ? [names] : [],
    ),
  ];
}
