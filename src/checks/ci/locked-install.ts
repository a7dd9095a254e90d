import type { DockerCommand, Dockerfile, DockerStage } from '../../facts/dockerfiles.ts';
import { expandVariables } from '../../facts/variables.ts';
import { baseName, parentOf } from '../../workspace/paths.ts';
import { defineCheck, type CheckContext, type Evidence } from '../check.ts';
import { judgeSites, notApplicable, type JudgedSite } from '../conclude.ts';
import { CI_KINDS, ciRuns, definitionsOf, type CiKinds } from '../shared/ci.ts';
import { isForLaptops } from '../shared/docker-images.ts';
import { isOnlyForLaptops, valuesOf } from '../shared/docker-stages.ts';
import { within } from '../shared/folders.ts';
import { follow, type Stand } from '../shared/follow.ts';
import { withEdit } from '../shared/edits.ts';
import { lockedForm, type OpenInstall } from '../shared/locked-form.ts';
import { judgeInstall, type InstallPlace } from '../shared/installs.ts';
import { exportsLock } from '../shared/python-installs.ts';

type Context = CheckContext<CiKinds | 'dockerfile'>;

/** Installs in CI and in images take what the lockfile says. */
export const check = defineCheck({
  id: 'ci/locked-install',
  scopes: ['repository'],
  reads: [...CI_KINDS, 'dockerfile'],
  conclude(context) {
    const sites = [...ciSites(context), ...imageSites(context)];
    return judgeSites(sites, {
      whenNone: notApplicable('No CI step or image installs dependencies.'),
      passMessage: 'Every install takes the versions of the lockfile.',
    });
  },
});

function ciSites(context: Context): JudgedSite[] {
  const runs = ciRuns(context);
  const exported = new Set(
    runs.flatMap((run) => (run.stands.some(({ words }) => exportsLock(words)) ? [run.file.path] : [])),
  );
  return runs.flatMap((run) =>
    judgeStands(
      run.stands,
      run.at,
      context,
      { setsCi: true, exportsLock: exported.has(run.file.path) },
      { ...run.command, path: run.file.path, stage: undefined },
    ),
  );
}

function imageSites(context: Context): JudgedSite[] {
  const definitions = definitionsOf(context);
  return context
    .facts('dockerfile')
    .filter((fact) => fact.class === 'production' && !isForLaptops(fact.path))
    .flatMap((fact) =>
      commandsOf(fact.value).flatMap((command) => {
        const { words, site, stage } = command;
        const at: Evidence = { path: fact.path, site };
        const directories = [parentOf(fact.path)];
        const stands = follow(words, directories, definitions);
        const exported = commandsOf(fact.value).some((other) => exportsLock(other.words));
        const install = { ...command, path: fact.path, directories };
        return judgeStands(stands, at, context, { setsCi: setsCi(stage), exportsLock: exported }, install);
      }),
    );
}

/** The commands that an image is built with, variables put in as far as the file gives them. */
function commandsOf(dockerfile: Dockerfile): (DockerCommand & { readonly stage: DockerStage })[] {
  return dockerfile.stages
    .filter((stage) => !isOnlyForLaptops(stage, dockerfile))
    .flatMap((stage) => {
      const values = valuesOf(stage, dockerfile);
      return stage.instructions.flatMap((instruction) =>
        instruction.commands.map((command) => ({
          ...command,
          words: command.words.flatMap((word) => expanded(word, values)),
          stage,
        })),
      );
    });
}

/** A word that is a variable alone may hold several. */
function expanded(word: string, values: ReadonlyMap<string, string>): string[] {
  const text = word.includes('$') ? expandVariables(word, values) : undefined;
  if (text === undefined) {
    return [word];
  }
  return /^\$\{?\w+\}?$/.test(word) ? text.split(/\s+/).filter((part) => part !== '') : [text];
}

/** What is known of the file or image that an install stands in. */
interface Surroundings {
  readonly setsCi: boolean;
  /** True where a requirements file is written from the lockfile. */
  readonly exportsLock: boolean;
}

/** The worst install among what a command stands for decides: one place, one finding. */
function judgeStands(
  stands: readonly Stand[],
  at: Evidence,
  context: Context,
  around: Surroundings,
  command: OpenInstall,
): JudgedSite[] {
  const judged = stands.flatMap((stand): JudgedSite[] => {
    const place = placeOf(stand, context, around);
    const verdict = judgeInstall(stand.words, place);
    if (verdict?.kind === 'locked') {
      return [{ verdict: 'good', at }];
    }
    if (verdict?.kind !== 'open') {
      return verdict === undefined ? [] : [{ verdict: verdict.kind, message: verdict.reason, at }];
    }
    const isItself = stand.words.join(' ') === command.words.join(' ');
    const edit = isItself ? lockedForm(command, context.allFiles, place.modernYarn) : undefined;
    return [{ verdict: 'bad', message: verdict.reason, at, ...withEdit(edit) }];
  });
  const worst = (['bad', 'unknown', 'review', 'good'] as const).find((verdict) =>
    judged.some((site) => site.verdict === verdict),
  );
  return judged.filter((site) => site.verdict === worst).slice(0, 1);
}

function placeOf(stand: Stand, context: Context, around: Surroundings): InstallPlace {
  return {
    setsCi: around.setsCi,
    modernYarn: context.allFiles.some((file) => baseName(file.path) === '.yarnrc.yml'),
    hasFile: (name) => context.allFiles.some((file) => baseName(file.path) === name),
    looseRequirement: (file) => {
      const loose = looseRequirement(file, stand, context);
      return loose === undefined && around.exportsLock ? null : loose;
    },
  };
}

function setsCi(stage: DockerStage): boolean {
  return stage.instructions.some(
    ({ keyword, argument }) => /^(ENV|ARG)$/.test(keyword) && /(^|\s)CI[= ]\s*["']?(true|1)/.test(argument),
  );
}

/** Looks a requirements file up where the command runs, else by its name: images are built from folders of their own. */
function looseRequirement(file: string, stand: Stand, context: Context): string | null | undefined {
  const name = file.replace(/^(\.\/|\/)+/, '');
  const manifests = context.repository.manifests.filter((manifest) => manifest.ecosystem === 'pypi');
  const here = (within(stand.directories, parentOf(name)) ?? []).map((folder) =>
    folder === '' ? baseName(name) : `${folder}/${baseName(name)}`,
  );
  const exact = manifests.filter((manifest) => here.includes(manifest.path));
  const found =
    exact.length > 0
      ? exact
      : manifests.filter((manifest) => manifest.path === name || baseName(manifest.path) === baseName(name));
  const [first] = found;
  if (first === undefined || first.dependencies.length === 0) {
    return undefined;
  }
  for (const manifest of found) {
    const loose = manifest.dependencies.find((dependency) => !isPinned(dependency.range));
    if (loose !== undefined) {
      // Several files of this name: only when each of them is loose is it certain that this one is.
      return found.every((other) => other.dependencies.some((dependency) => !isPinned(dependency.range)))
        ? loose.name
        : undefined;
    }
  }
  return null;
}

function isPinned(range: string | undefined): boolean {
  return range !== undefined && (/^===?[^*,]+$/.test(range.trim()) || range.trim().startsWith('@'));
}
