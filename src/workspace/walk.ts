import { decodeText, FileSystemError, type FileSystem } from './file-system.ts';
import { readGitFolder, type Tracked } from './git-folder.ts';
import { IgnoreRules } from './ignore-rules.ts';
import { isNeverWalkedFolder } from './never-walked.ts';
import { compareText, joinPath } from './paths.ts';

/** At most this many files are listed; the rest is a listed skip, so that a run ends on any disk. */
const FILE_LIMIT = 100_000;
const IGNORE_FILE_LIMIT = 1024 * 1024;

export type SkipReason = 'too-large' | 'unreadable' | 'binary' | 'too-many-files' | 'excluded';

/** Something that was not looked at, and why. */
export interface Skip {
  readonly path: string;
  readonly reason: SkipReason;
}

/** One git repository, or the open folder itself where there is none. Paths are relative to the open folder. */
export interface WalkedRepository {
  readonly root: string;
  /** Files of this repository, sorted; those of repositories inside it are theirs. */
  readonly files: readonly string[];
  readonly skipped: readonly Skip[];
  readonly tracked: Tracked;
  readonly rules: IgnoreRules;
  /** True when the repository's root lies above the open folder, so that only part of it can be seen. */
  readonly partial: boolean;
}

interface OpenRepository {
  readonly root: string;
  readonly rules: IgnoreRules;
  readonly tracked: Tracked;
  readonly trackedFolders: ReadonlySet<string>;
  readonly partial: boolean;
  readonly files: string[];
  readonly skipped: Skip[];
}

/** Thrown when a run is cancelled; the caller's signal says so too. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';

  constructor() {
    super('the run was stopped before it ended');
  }
}

/** Lists the files of an open folder, grouped by repository, without what git ignores. */
export async function walk(fs: FileSystem, signal?: AbortSignal): Promise<WalkedRepository[]> {
  const repositories: OpenRepository[] = [];
  let count = 0;

  const visit = async (
    folder: string,
    parent: OpenRepository | undefined,
    ignored: boolean,
  ): Promise<void> => {
    if (signal?.aborted === true) {
      throw new Cancelled();
    }
    const entries = await listFolder(fs, folder, parent);
    const hasGit = entries.some((entry) => entry.name === '.git');
    let repository = parent;
    if (repository === undefined || hasGit) {
      repository = await openRepository(fs, folder, parent === undefined);
      repositories.push(repository);
    }
    if (entries.some((entry) => entry.name === '.gitignore' && entry.kind === 'file')) {
      await addIgnoreFile(fs, folder, repository);
    }
    for (const entry of entries) {
      const path = joinPath(folder, entry.name);
      if (entry.kind === 'directory') {
        // An ignored folder is still walked when it holds tracked files: git looks at those too.
        const isIgnored = ignored || repository.rules.ignores(path, true);
        if (!isNeverWalkedFolder(entry.name) && (!isIgnored || repository.trackedFolders.has(path))) {
          await visit(path, repository, isIgnored);
        }
      } else if (
        entry.kind === 'file' &&
        (isTracked(repository, path) || !(ignored || repository.rules.ignores(path, false)))
      ) {
        if (count === FILE_LIMIT) {
          repository.skipped.push({ path, reason: 'too-many-files' });
        } else {
          repository.files.push(path);
          count++;
        }
      }
    }
  };
  await visit('', undefined, false);
  return repositories.map((repository) => ({
    root: repository.root,
    files: repository.files.sort(compareText),
    skipped: repository.skipped,
    tracked: repository.tracked,
    rules: repository.rules,
    partial: repository.partial,
  }));
}

async function listFolder(
  fs: FileSystem,
  folder: string,
  repository: OpenRepository | undefined,
): Promise<{ name: string; kind: string }[]> {
  try {
    return [...(await fs.readDirectory(folder))].sort((a, b) => compareText(a.name, b.name));
  } catch (error) {
    // The open folder itself must be readable; below it, a folder that is not is a listed skip.
    if (repository === undefined || !(error instanceof FileSystemError)) {
      throw error;
    }
    repository.skipped.push({ path: folder, reason: 'unreadable' });
    return [];
  }
}

async function openRepository(fs: FileSystem, root: string, isOpenFolder: boolean): Promise<OpenRepository> {
  const own = await readGitFolder(fs, root);
  const above = own === undefined && isOpenFolder ? await findAbove(fs) : undefined;
  const git = own ?? above;
  const tracked: Tracked = git?.tracked ?? {
    kind: 'unknown',
    reason: 'the folder is not in a git repository',
  };
  return {
    root,
    rules: new IgnoreRules(root, own?.exclude ?? ''),
    tracked,
    trackedFolders: foldersOf(tracked, root),
    partial: above !== undefined,
    files: [],
    skipped: [],
  };
}

/** Looks for `.git` in the folders above the open one; at most 32 levels, more than any real path has. */
async function findAbove(fs: FileSystem): Promise<{ tracked: Tracked; exclude: string } | undefined> {
  let up = '..';
  for (let level = 0; level < 32; level++, up += '/..') {
    const folder = fs.openOutside(up);
    if (folder === undefined) {
      return undefined;
    }
    const git = await readGitFolder(folder, '').catch(() => undefined);
    if (git !== undefined) {
      return { tracked: { kind: 'unknown', reason: 'only part of the repository is open' }, exclude: '' };
    }
  }
  return undefined;
}

async function addIgnoreFile(fs: FileSystem, folder: string, repository: OpenRepository): Promise<void> {
  const path = joinPath(folder, '.gitignore');
  try {
    repository.rules.add(folder, decodeText(await fs.readFile(path, IGNORE_FILE_LIMIT)));
  } catch (error) {
    if (!(error instanceof FileSystemError)) {
      throw error;
    }
    repository.skipped.push({ path, reason: 'unreadable' });
  }
}

function isTracked(repository: OpenRepository, path: string): boolean {
  return (
    repository.tracked.kind === 'known' &&
    repository.tracked.paths.has(repository.root === '' ? path : path.slice(repository.root.length + 1))
  );
}

function foldersOf(tracked: Tracked, root: string): Set<string> {
  const folders = new Set<string>();
  if (tracked.kind === 'known') {
    for (const path of tracked.paths) {
      const segments = path.split('/');
      for (let length = 1; length < segments.length; length++) {
        folders.add(joinPath(root, segments.slice(0, length).join('/')));
      }
    }
  }
  return folders;
}
