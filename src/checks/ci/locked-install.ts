import type { DockerStage } from '../../facts/dockerfiles.ts';
import { baseName, parentOf } from '../../workspace/paths.ts';
import { defineCheck, type CheckContext, type Evidence } from '../check.ts';
import { judgeSites, notApplicable, type JudgedSite } from '../conclude.ts';
import { CI_KINDS, ciRuns, definitionsOf, type CiKinds } from '../shared/ci.ts';
import { follow, within, type Stand } from '../shared/follow.ts';
import { judgeInstall, type InstallPlace } from '../shared/installs.ts';

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
  return ciRuns(context).flatMap((run) => judgeStands(run.stands, run.at, context, true));
}

function imageSites(context: Context): JudgedSite[] {
  const definitions = definitionsOf(context);
  return context
    .facts('dockerfile')
    .filter((fact) => fact.class === 'production')
    .flatMap((fact) =>
      fact.value.stages.flatMap((stage) =>
        stage.instructions.flatMap((instruction) =>
          instruction.commands.flatMap((command) => {
            const at: Evidence = { path: fact.path, site: command.site };
            const stands = follow(command.words, [parentOf(fact.path)], definitions);
            return judgeStands(stands, at, context, setsCi(stage));
          }),
        ),
      ),
    );
}

/** The worst install among what a command stands for decides: one place, one finding. */
function judgeStands(stands: readonly Stand[], at: Evidence, context: Context, inCi: boolean): JudgedSite[] {
  const judged = stands.flatMap((stand): JudgedSite[] => {
    const verdict = judgeInstall(stand.words, placeOf(stand, context, inCi));
    if (verdict === undefined) {
      return [];
    }
    return verdict.kind === 'locked'
      ? [{ verdict: 'good', at }]
      : [{ verdict: verdict.kind === 'open' ? 'bad' : verdict.kind, message: verdict.reason, at }];
  });
  const worst = (['bad', 'unknown', 'review', 'good'] as const).find((verdict) =>
    judged.some((site) => site.verdict === verdict),
  );
  return judged.filter((site) => site.verdict === worst).slice(0, 1);
}

function placeOf(stand: Stand, context: Context, inCi: boolean): InstallPlace {
  return {
    setsCi: inCi,
    modernYarn: context.allFiles.some((file) => baseName(file.path) === '.yarnrc.yml'),
    hasFile: (name) => context.allFiles.some((file) => baseName(file.path) === name),
    looseRequirement: (file) => looseRequirement(file, stand, context),
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
