import picomatch from 'picomatch';
import type { DependabotConfig, RenovateConfig } from '../../facts/update-bots.ts';
import type { Site } from '../../facts/site.ts';
import { isWithin, joinPath } from '../../workspace/paths.ts';
import { defineCheck, type CheckContext, type Fact, type FindingDraft } from '../check.ts';
import { missing, notApplicable, passed, unknown } from '../conclude.ts';
import { otherTargets, packageTargets, type UpdateTarget } from '../shared/update-targets.ts';

type Context = CheckContext<'update-bots' | 'workflow' | 'dockerfile'>;

const LOOKED = [
  '.github/dependabot.yml',
  'renovate.json, renovate.json5, .renovaterc at the root, in .github and .gitlab',
  'the renovate key of package.json',
];

/** A bot proposes updates for every manifest of the repository. */
export const check = defineCheck({
  id: 'ci/dependency-updates',
  scopes: ['repository'],
  reads: ['update-bots', 'workflow', 'dockerfile'],
  conclude(context) {
    const packages = packageTargets(context);
    if (packages.length === 0) {
      return notApplicable('No manifest here asks for a package.');
    }
    const bots = context.facts('update-bots');
    const looked = { files: bots.length, patterns: LOOKED };
    const [first] = bots;
    if (first === undefined) {
      return (
        selfHosted(context) ??
        missing(
          'Neither Dependabot nor Renovate is configured here. If one is switched on in the settings of your code host, say so in a waiver (reason: remediated).',
          looked,
        )
      );
    }
    const targets = [...packages, ...otherTargets(context)];
    const uncovered = targets.filter(
      (target) => !bots.some((bot) => reasonAgainst(bot, target, targets, context) === undefined),
    );
    const broken = bots.find((bot) => bot.value.bot === 'renovate' && !bot.value.isValid);
    if (uncovered.length > 0 && broken !== undefined) {
      return unknown('The Renovate configuration cannot be read, so what it covers is not known.', {
        path: broken.path,
        site: broken.value.site,
      });
    }
    return uncovered.length === 0
      ? passed(
          'An update bot covers every manifest.',
          bots.map(({ path, value }) => ({ path, site: value.site })),
          looked,
        )
      : uncoveredBy(bots, uncovered, targets, context, looked);
  },
});

/** A workflow that runs Renovate has its configuration somewhere else. */
function selfHosted(context: Context): ReturnType<typeof unknown> | undefined {
  for (const fact of context.facts('workflow')) {
    const use = fact.value.jobs
      .flatMap((job) => [job.uses, ...job.steps.map((step) => step.uses)])
      .find((candidate) => candidate?.text.startsWith('renovatebot/github-action@') === true);
    if (use !== undefined) {
      return unknown('A workflow runs Renovate; what it covers is configured elsewhere.', {
        path: fact.path,
        site: use.site,
      });
    }
  }
  return undefined;
}

/** One finding a configuration, at the line that leaves something out. */
function uncoveredBy(
  bots: readonly Fact<'update-bots'>[],
  uncovered: readonly UpdateTarget[],
  targets: readonly UpdateTarget[],
  context: Context,
  looked: { readonly files: number; readonly patterns: readonly string[] },
): ReturnType<typeof passed> {
  const bot = bots.find(({ value }) => value.isValid) ?? bots[0];
  const [first] = uncovered;
  if (bot === undefined || first === undefined) {
    return missing('No update bot is configured.', looked);
  }
  const site = reasonAgainst(bot, first, targets, context) ?? bot.value.site;
  const list = [...new Set(uncovered.map((target) => `${target.path} (${target.ecosystems[0] ?? ''})`))];
  const shown = list.slice(0, 8).join(', ');
  const message = bot.value.isValid
    ? `Nothing updates ${shown}${list.length > 8 ? ` and ${list.length - 8} more` : ''}.`
    : 'Dependabot does not read this file: it needs `version: 2` and `updates`.';
  const finding: FindingDraft = { outcome: 'fail', message, at: { path: bot.path, site } };
  return { outcome: 'fail', message, findings: [finding], passEvidence: [], looked };
}

/** The line that leaves a target out; undefined where the bot covers it. */
function reasonAgainst(
  { value }: Pick<Fact<'update-bots'>, 'value'>,
  target: UpdateTarget,
  targets: readonly UpdateTarget[],
  context: Context,
): Site | undefined {
  return value.bot === 'dependabot'
    ? againstDependabot(value, target, targets, context)
    : againstRenovate(value, target);
}

function againstDependabot(
  config: DependabotConfig,
  target: UpdateTarget,
  targets: readonly UpdateTarget[],
  context: Context,
): Site | undefined {
  const isCovered = config.entries.some(
    (entry) =>
      target.ecosystems.includes(entry.ecosystem) &&
      entry.directories.some(
        (directory) =>
          matchesFolder(target.directory, directory) ||
          (entry.ecosystem === 'github-actions' && (directory === '' || directory === '.github')) ||
          takesFromBelow(directory, target, targets, context),
      ),
  );
  return config.isValid && isCovered ? undefined : config.site;
}

/** Folders that Dependabot reads along with the one it is told: modules, workspaces, requirements one level below. */
function takesFromBelow(
  written: string,
  target: UpdateTarget,
  targets: readonly UpdateTarget[],
  { allFiles, repository }: Context,
): boolean {
  const has = (folder: string, ...names: readonly string[]): boolean =>
    names.some((name) => allFiles.some((file) => file.path === joinPath(folder, name)));
  const manifests = [...repository.units.flatMap((unit) => unit.manifests), ...repository.manifests];
  const above = new Set(
    [
      ...targets.map(({ directory }) => directory),
      ...manifests.map(({ path }) => path.slice(0, Math.max(path.lastIndexOf('/'), 0))),
    ].filter(
      (folder) =>
        folder !== target.directory && isWithin(target.directory, folder) && matchesFolder(folder, written),
    ),
  );
  return (
    [...above].some((folder) => {
      switch (target.ecosystems[0]) {
        case 'npm':
          return (
            has(folder, 'pnpm-workspace.yaml', 'lerna.json') ||
            manifests.some(
              (manifest) =>
                manifest.workspaces.length > 0 && manifest.path === joinPath(folder, 'package.json'),
            )
          );
        case 'maven':
          return manifests.some(
            (manifest) => manifest.workspaces.length > 0 && manifest.path === joinPath(folder, 'pom.xml'),
          );
        case 'gradle':
          return has(folder, 'settings.gradle', 'settings.gradle.kts');
        case 'pip':
          return (
            (has(folder, 'uv.lock') && !has(target.directory, 'uv.lock', 'poetry.lock', 'Pipfile.lock')) ||
            isRequirementsBelow(folder, target)
          );
        default:
          return false;
      }
    }) ||
    (target.ecosystems[0] === 'pip' && isRequirementsBelow(written, target))
  );
}

/** Dependabot reads the requirements files of the folder and of those directly in it. */
function isRequirementsBelow(folder: string, { path, directory }: UpdateTarget): boolean {
  const parent = directory.includes('/') ? directory.slice(0, directory.lastIndexOf('/')) : '';
  return /\.(txt|in)$/.test(path) && directory !== '' && matchesFolder(parent, folder);
}

function matchesFolder(folder: string, written: string): boolean {
  return (
    folder === written || /^\*\*(\/\*)?$/.test(written) || (written.includes('*') && matches(folder, written))
  );
}

function matches(text: string, glob: string): boolean {
  return glob.length <= 300 && picomatch.isMatch(text, glob, { dot: true });
}

function againstRenovate(config: RenovateConfig, target: UpdateTarget): Site | undefined {
  const { enabledManagers, disabledManagers, ignorePaths, includePaths } = config;
  if (!config.isValid || config.disabled !== undefined) {
    return config.disabled ?? config.site;
  }
  if (
    enabledManagers !== undefined &&
    !target.managers.some((name) => enabledManagers.names.includes(name))
  ) {
    return enabledManagers.site;
  }
  const disabled = target.managers.map((name) => disabledManagers.find((item) => item.name === name));
  const isLeftOut = disabled.every((item) => item !== undefined);
  const hits = (glob: string): boolean =>
    target.path === glob ||
    target.path.includes(`${glob.replace(/^\/|\/$/g, '')}/`) ||
    matches(target.path, glob);
  if (isLeftOut) {
    return disabled[0]?.site;
  }
  if (ignorePaths?.globs.some(hits) === true) {
    return ignorePaths.site;
  }
  return includePaths !== undefined && !includePaths.globs.some(hits) ? includePaths.site : undefined;
}
