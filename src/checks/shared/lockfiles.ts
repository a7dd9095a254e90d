import picomatch from 'picomatch';
import { LOCKFILE_NAMES, type Lockfile, type LockTool } from '../../facts/lockfiles/lockfile-model.ts';
import type { Dependency, Ecosystem, Manifest } from '../../workspace/manifests/manifest.ts';
import { baseName, joinPath, parentOf, relativeTo } from '../../workspace/paths.ts';
import type { CheckContext, Fact } from '../check.ts';
import { onceFor, pathsOf } from './once.ts';

/** What is known of a repository's lockfiles. */
export interface LockSources {
  /** Paths of all files of the repository. */
  readonly paths: ReadonlySet<string>;
  readonly manifests: readonly Manifest[];
  /** What a lockfile says; undefined where it is only known to exist. */
  readonly lockAt: (path: string) => Lockfile | undefined;
}

/** A lockfile that covers a unit. */
export interface CoveringLock {
  readonly path: string;
  readonly tool: LockTool;
  /** The unit's folder, relative to the lockfile's. */
  readonly folder: string;
  readonly lock: Lockfile | undefined;
}

/** Where Rush keeps the lockfile of all its projects. */
const RUSH_LOCK = 'common/config/rush/pnpm-lock.yaml';

/** The lockfiles of one package world that cover a folder: its own, else those of the workspace that it is a member of. */
export function locksFor(folder: string, ecosystem: Ecosystem, sources: LockSources): CoveringLock[] {
  for (let current = folder; ; current = parentOf(current)) {
    const found = locksIn(current, ecosystem, sources).map((path) => coverOf(path, folder, sources));
    const covering = current === folder ? found : found.filter((lock) => isMember(lock, current, sources));
    if (covering.length > 0) {
      return covering;
    }
    const rush = joinPath(current, RUSH_LOCK);
    if (ecosystem === 'npm' && sources.paths.has(joinPath(current, 'rush.json')) && sources.paths.has(rush)) {
      return [{ ...coverOf(rush, folder, sources), folder: '' }];
    }
    if (current === '') {
      return [];
    }
  }
}

/** Paths of lockfiles that a folder may hold, whether they exist or not. */
export function possibleLocks(folder: string, ecosystem: Ecosystem): string[] {
  return Object.entries(LOCKFILE_NAMES)
    .filter(([, known]) => known.ecosystem === ecosystem)
    .map(([name]) => joinPath(folder, name));
}

function locksIn(folder: string, ecosystem: Ecosystem, sources: LockSources): string[] {
  return possibleLocks(folder, ecosystem).filter((path) => sources.paths.has(path));
}

function coverOf(path: string, folder: string, sources: LockSources): CoveringLock {
  const base = parentOf(path);
  return {
    path,
    tool: LOCKFILE_NAMES[baseName(path)]?.tool ?? 'npm',
    folder: relativeTo(folder, base),
    lock: sources.lockAt(path),
  };
}

/** A folder above covers those below it that its workspace has: the lockfile names them, or the workspace's manifest does. */
function isMember(lock: CoveringLock, root: string, sources: LockSources): boolean {
  if (lock.lock?.importers.some((importer) => importer.folder === lock.folder) === true) {
    return true;
  }
  if (lock.tool === 'pnpm' && sources.paths.has(joinPath(root, 'pnpm-workspace.yaml'))) {
    return lock.lock === undefined;
  }
  // Gradle locks each project in a file of its own; Go's, Bundler's and Composer's files cover one folder.
  return (
    sources.manifests.some(
      (manifest) =>
        parentOf(manifest.path) === root &&
        manifest.ecosystem === 'npm' &&
        manifest.workspaces.some((pattern) => matches(lock.folder, pattern)),
    ) &&
    (lock.tool === 'npm' || lock.tool === 'yarn' || lock.tool === 'bun') &&
    // Where the lockfile lists the members, one that it does not list is none.
    (lock.lock === undefined || lock.lock.importers.length === 0)
  );
}

function matches(folder: string, pattern: string): boolean {
  const plain = pattern.replace(/^\.\//, '').replace(/\/+$/, '');
  return plain.length <= 200 && picomatch.isMatch(folder, plain);
}

/** The version that a lockfile gives a direct dependency; undefined where it has none. */
export function lockedVersion(name: string, lock: CoveringLock): string | undefined {
  const importer = lock.lock?.importers.find((candidate) => candidate.folder === lock.folder);
  const list = importer?.dependencies ?? lock.lock?.packages ?? [];
  return list.find((dependency) => dependency.name === name)?.version;
}

const locksByPath = onceFor(
  (facts: readonly Fact<'lockfile'>[]): ReadonlyMap<string, Lockfile> =>
    new Map(facts.map((fact) => [fact.path, fact.value])),
);

/** The lockfiles of the repository that a check concludes in. */
export function lockSources(context: CheckContext<'lockfile'>): LockSources {
  const locks = locksByPath(context.allFacts('lockfile'));
  return {
    paths: pathsOf(context.allFiles),
    manifests: context.repository.manifests,
    lockAt: (path) => locks.get(path),
  };
}

/** True for a dependency on a part of the same repository: no registry answers for it. */
export function isInternal(
  dependency: Dependency,
  ecosystem: Ecosystem,
  manifests: readonly Manifest[],
): boolean {
  return (
    /^(workspace|file|link|portal):/.test(dependency.range ?? '') ||
    manifests.some((manifest) => manifest.ecosystem === ecosystem && manifest.name === dependency.name)
  );
}
