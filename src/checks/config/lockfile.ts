import { isDevelopmentRequirements } from '../../facts/requirements-files.ts';
import type { Dependency, Manifest } from '../../workspace/manifests/manifest.ts';
import { baseName, joinPath, parentOf } from '../../workspace/paths.ts';
import type { Unit } from '../../workspace/units.ts';
import { defineCheck, type CheckContext, type Evidence } from '../check.ts';
import { judgeSites, notApplicable, type JudgedSite } from '../conclude.ts';
import { isTracked } from '../shared/files.ts';
import {
  isInternal,
  locksFor,
  lockSources,
  possibleLocks,
  type CoveringLock,
  type LockSources,
} from '../shared/lockfiles.ts';
import { fileEvidence, serviceSigns, type ServiceSign } from '../shared/services.ts';

type Context = CheckContext<'lockfile' | 'requirements' | 'go-server'>;

/** Versions that the next build may choose anew. */
const FLOATING = /^(LATEST|RELEASE|latest\.\w+)$|\+$|^[[(].*[\])]$/;

/** What a service is built from is written down, to the last version. */
export const check = defineCheck({
  id: 'config/lockfile',
  scopes: ['unit'],
  reads: ['lockfile', 'requirements', 'go-server'],
  conclude(context) {
    const { unit } = context;
    const signs = unit === undefined ? [] : serviceSigns(unit, context);
    if (unit === undefined || signs.length === 0) {
      return notApplicable('This is a library or a tool: whoever uses it chooses the versions.');
    }
    const sources = lockSources(context);
    return judgeSites(
      signs.flatMap((sign) => judgeEcosystem(sign, unit, sources, context)),
      {
        whenNone: notApplicable('The service asks for no dependencies from outside the repository.'),
        passMessage: 'The versions of all dependencies are fixed.',
      },
    );
  },
});

function judgeEcosystem(sign: ServiceSign, unit: Unit, sources: LockSources, context: Context): JudgedSite[] {
  const manifests = unit.manifests.filter((manifest) => manifest.ecosystem === sign.ecosystem);
  const dependencies = manifests.flatMap((manifest) =>
    manifest.dependencies.filter(
      (dependency) =>
        dependency.scope === 'runtime' && !isInternal(dependency, sign.ecosystem, sources.manifests),
    ),
  );
  if (dependencies.length === 0) {
    return [];
  }
  const locks = locksFor(unit.path, sign.ecosystem, sources);
  if (locks.length > 0) {
    return judgeLocks(locks, sign, manifests, sources, context);
  }
  switch (sign.ecosystem) {
    case 'maven':
      return judgeBuildFiles(manifests);
    case 'gomod': {
      const vendored = joinPath(unit.path, 'vendor/modules.txt');
      return sources.paths.has(vendored)
        ? [{ verdict: 'good', at: fileEvidence(vendored) }]
        : [noLock(sign, unit, context)];
    }
    case 'pypi':
      return [judgeRequirements(context) ?? noLock(sign, unit, context)];
    default:
      return [noLock(sign, unit, context)];
  }
}

function judgeLocks(
  locks: readonly CoveringLock[],
  sign: ServiceSign,
  manifests: readonly Manifest[],
  sources: LockSources,
  context: Context,
): JudgedSite[] {
  const [first] = locks;
  if (first === undefined) {
    return [];
  }
  const rival = locks.find((lock) => lock.tool !== first.tool);
  if (rival !== undefined) {
    return [
      {
        verdict: 'bad',
        message: `${baseName(first.path)} and ${baseName(rival.path)} compete: two package managers install different versions. Keep one.`,
        at: fileEvidence(rival.path),
        related: [{ message: 'The other lockfile', at: fileEvidence(first.path) }],
      },
    ];
  }
  const named = sign.ecosystem === 'npm' ? packageManagerOf(first, manifests, sources) : undefined;
  if (named !== undefined && named.tool !== first.tool) {
    return [
      {
        verdict: 'bad',
        message: `package.json names ${named.tool} as its package manager, and the lockfile is of ${first.tool}: ${named.tool} does not read it.`,
        at: fileEvidence(first.path),
        related: [{ message: 'The package manager is named here', at: fileEvidence(named.path) }],
      },
    ];
  }
  const tracked = locks.find((lock) => isTracked(context, lock.path) !== false);
  return tracked === undefined
    ? [
        {
          verdict: 'bad',
          message: `${first.path} is not in git: every other machine resolves ${sign.name} and the rest anew. Commit it.`,
          at: fileEvidence(first.path),
        },
      ]
    : [{ verdict: 'good', at: fileEvidence(tracked.path) }];
}

/** The package manager that the package's manifest, or that of its workspace, names. */
function packageManagerOf(
  lock: CoveringLock,
  manifests: readonly Manifest[],
  sources: LockSources,
): { readonly tool: string; readonly path: string } | undefined {
  const roots = sources.manifests.filter(
    (manifest) => manifest.ecosystem === 'npm' && parentOf(manifest.path) === parentOf(lock.path),
  );
  const named = [...manifests, ...roots].find((manifest) => manifest.packageManager !== undefined);
  return named?.packageManager === undefined ? undefined : { tool: named.packageManager, path: named.path };
}

function noLock(sign: ServiceSign, unit: Unit, context: Context): JudgedSite {
  const possible = possibleLocks(unit.path, sign.ecosystem);
  const ignored = possible.find((path) => context.repository.isIgnored(path));
  const names = possible.map(baseName);
  return {
    verdict: 'bad',
    message:
      ignored === undefined
        ? `No lockfile: each install chooses the versions of ${sign.name} and all it needs anew. Looked for ${names.join(', ')}.`
        : `No lockfile is in git, and an ignore rule matches ${ignored}: each install chooses the versions anew.`,
    at: sign.at,
  };
}

/** Requirements with a hash for each are a lock, and so is what a tool compiled; undefined where there are none. */
function judgeRequirements(context: Context): JudgedSite | undefined {
  const files = context
    .facts('requirements')
    .filter((fact) => fact.class === 'production' && !isDevelopmentRequirements(fact.path))
    .sort((a, b) => rank(a.path) - rank(b.path));
  const locked = files.find(
    ({ value }) => value.unpinned === undefined && (value.isCompiled || value.unhashed === undefined),
  );
  if (locked !== undefined) {
    return { verdict: 'good', at: fileEvidence(locked.path) };
  }
  const [file] = files;
  const { unpinned, unhashed } = file?.value ?? {};
  if (file === undefined) {
    return undefined;
  }
  const name = baseName(file.path);
  return unpinned === undefined
    ? {
        verdict: 'bad',
        message: `${name} has exact versions and no hashes: what these packages need in turn may be missing, and pip does not check what it gets. Move the list to requirements.in and run "pip-compile --generate-hashes", or keep it in pyproject.toml and run "uv lock".`,
        at: { path: file.path, site: unhashed?.site ?? fileEvidence(file.path).site },
      }
    : {
        verdict: 'bad',
        message: `${name} asks for ${unpinned.name} without an exact version, and there is no lockfile: each install chooses anew. Move the list to requirements.in and run "pip-compile --generate-hashes", or keep it in pyproject.toml and run "uv lock".`,
        at: { path: file.path, site: unpinned.site },
      };
}

/** `requirements.txt` is what an install takes if nothing is said. */
function rank(path: string): number {
  return baseName(path).toLowerCase() === 'requirements.txt' ? 0 : 1;
}

/** Maven has no lockfile, and Gradle's is rare: a build file with exact versions gives the same graph each time. */
function judgeBuildFiles(manifests: readonly Manifest[]): JudgedSite[] {
  const floating = manifests.flatMap((manifest) =>
    manifest.dependencies
      .filter((dependency) => dependency.scope === 'runtime' && FLOATING.test(dependency.range ?? ''))
      .map((dependency): JudgedSite => ({
        verdict: 'bad',
        message: `${dependency.name} ${dependency.range ?? ''} is chosen anew by each build, and no lockfile keeps the choice.`,
        at: evidenceOf(manifest, dependency),
      })),
  );
  const exact = manifests.flatMap((manifest) =>
    manifest.dependencies.slice(0, 1).map((dependency) => evidenceOf(manifest, dependency)),
  );
  return floating.length > 0 ? floating : exact.map((at): JudgedSite => ({ verdict: 'good', at }));
}

function evidenceOf(manifest: Manifest, dependency: Dependency): Evidence {
  const excerpt = `${dependency.name} ${dependency.range ?? ''}`.trim();
  return { path: manifest.path, site: { ...dependency.span, excerpt } };
}
