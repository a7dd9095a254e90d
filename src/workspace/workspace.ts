import type { Lists } from '../content/lists.ts';
import { classifyPath, isLockfile, type FileClass } from './file-class.ts';
import { decodeText, FileSystemError, type FileSystem } from './file-system.ts';
import type { Tracked } from './git-folder.ts';
import type { Manifest, ManifestProblem } from './manifests/manifest.ts';
import { isManifest, readManifest } from './manifests/read-manifest.ts';
import { isGitState } from './never-walked.ts';
import { baseName, joinPath, parentOf, relativeTo } from './paths.ts';
import { BASELINE_FILE, readBaselineFile, type Baseline } from './project-file/baseline.ts';
import { splitExcluded } from './project-file/path-globs.ts';
import { PROJECT_FILE } from './project-file/project-words.ts';
import { readProjectFile, type ProjectFile } from './project-file/read-project.ts';
import { ScopedFileSystem } from './scoped-file-system.ts';
import { findUnits, unitFinder, type Unit } from './units.ts';
import { walk, type Skip, type WalkedRepository } from './walk.ts';

/** A file that checks may look at. */
export interface WorkspaceFile {
  /** Relative to its repository. */
  readonly path: string;
  readonly class: FileClass;
  /** Path of the unit that holds it; undefined for files of no unit (`infrastructure`). */
  readonly unit: string | undefined;
}

/** One repository of the open folder, with all that is known of it before any file but its manifests is read. */
export interface Repository {
  /** Relative to the open folder; the empty string when it is the open folder. */
  readonly root: string;
  /** Rooted at the repository: all paths below are relative to it. */
  readonly fs: FileSystem;
  readonly files: readonly WorkspaceFile[];
  readonly skipped: readonly Skip[];
  readonly tracked: Tracked;
  /** True when its root lies above the open folder: repository checks cannot be decided. */
  readonly partial: boolean;
  /** What the team has decided about checks here; undefined where there is no project file. */
  readonly project: ProjectFile | undefined;
  /** Findings that were there before; undefined where there is no baseline. */
  readonly baseline: Baseline | undefined;
  readonly units: readonly Unit[];
  /** Manifests of workspaces that are no units, for example a root that only lists others. */
  readonly manifests: readonly Manifest[];
  readonly manifestProblems: readonly ManifestProblem[];
  /** True when git would ignore a file at this path. */
  readonly isIgnored: (path: string) => boolean;
}

/** Files above this size are listed skips: they are data, not source. */
export const FILE_SIZE_LIMIT = 1024 * 1024;

/** Lockfiles of big projects have more, and their readers take a fraction of a second for it. */
const LOCKFILE_SIZE_LIMIT = 8 * FILE_SIZE_LIMIT;

/** Up to how many bytes a file is read. */
export function sizeLimitOf(path: string): number {
  return isLockfile(path) ? LOCKFILE_SIZE_LIMIT : FILE_SIZE_LIMIT;
}

/**
 * True for a file whose content decides what is looked at and how it is classified or judged: a manifest, an ignore file, git's
 * index, the project file and the baseline. A change of any other known file is one of its content alone.
 */
export function shapesWorkspace(path: string): boolean {
  return (
    isManifest(path) ||
    baseName(path) === '.gitignore' ||
    isGitState(path) ||
    path === PROJECT_FILE ||
    path === BASELINE_FILE
  );
}

/** Walks an open folder and finds its repositories, their units and the class of each file. */
export async function readWorkspace(
  fs: FileSystem,
  lists: Lists,
  signal?: AbortSignal,
): Promise<Repository[]> {
  const repositories: Repository[] = [];
  for (const walked of await walk(fs, signal)) {
    repositories.push(await readRepository(fs, walked, lists));
  }
  return repositories;
}

async function readRepository(
  openFolder: FileSystem,
  walked: WalkedRepository,
  lists: Lists,
): Promise<Repository> {
  const fs = new ScopedFileSystem(openFolder, walked.root);
  const local = (path: string): string => relativeTo(path, walked.root);
  const project = await readProjectFile(fs, walked.root);
  const baseline = await readBaselineFile(fs, walked.root);
  const { kept: paths, excluded } = splitExcluded(walked.files.map(local), project?.exclude ?? []);
  const skipped: Skip[] = [
    ...walked.skipped.map((skip) => ({ ...skip, path: local(skip.path) })),
    ...excluded.map((path): Skip => ({ path, reason: 'excluded' })),
  ];
  const manifests: Manifest[] = [];
  const manifestProblems: ManifestProblem[] = [];
  for (const path of paths.filter(isManifest)) {
    try {
      const result = readManifest(path, decodeText(await fs.readFile(path, FILE_SIZE_LIMIT)));
      if (result.manifest !== undefined) {
        manifests.push(result.manifest);
      } else if (result.problem !== undefined) {
        manifestProblems.push(result.problem);
      }
    } catch (error) {
      // The collecting pass meets the same file again and lists it as skipped.
      if (!(error instanceof FileSystemError)) {
        throw error;
      }
    }
  }
  const units = findUnits(paths, manifests, lists);
  const unitOf = unitFinder(units);
  const sourceRoots = packageRoots(paths, units);
  const rootsByUnit = new Map<string, readonly string[]>();
  const rootsBelow = (base: string): readonly string[] => {
    const known = rootsByUnit.get(base);
    const roots =
      known ?? sourceRoots.filter((root) => root.startsWith(base)).map((root) => relativeTo(root, base));
    rootsByUnit.set(base, roots);
    return roots;
  };
  return {
    root: walked.root,
    fs,
    files: paths.map((path): WorkspaceFile => {
      const unit = unitOf(path);
      const base = unit?.path ?? '';
      return { path, class: classifyPath(relativeTo(path, base), rootsBelow(base)), unit: unit?.path };
    }),
    skipped,
    tracked: walked.tracked,
    partial: walked.partial,
    project,
    baseline,
    units,
    manifests,
    manifestProblems,
    isIgnored: (path) => walked.rules.ignoresPath(joinPath(walked.root, path)),
  };
}

/**
 * Python packages at or directly below a unit's folder (or its `src`): a folder below them is a package name, whatever it
 * is called. Folders that are themselves named for tests or examples are no roots.
 */
function packageRoots(paths: readonly string[], units: readonly Unit[]): string[] {
  const initialised = new Set(paths.filter((path) => path.endsWith('/__init__.py')).map(parentOf));
  const bases = new Set(units.flatMap((unit) => [unit.path, joinPath(unit.path, 'src')]));
  const isTestFolder =
    /(^|\/)(tests?|specs?|e2e|testdata|fixtures|mocks|examples?|samples?|demos?|docs?|scripts?)$/i;
  return [...initialised].filter((folder) => bases.has(parentOf(folder)) && !isTestFolder.test(folder));
}
