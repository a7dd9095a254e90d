import { decodeText, FileSystemError, readTextIfThere, type FileSystem } from './file-system.ts';
import { readGitIndex } from './git-index.ts';
import { isAbsolutePath, isWithin, relativeTo } from './paths.ts';

/** What git tracks below a folder, or why that cannot be told. */
export type Tracked =
  | { readonly kind: 'known'; readonly paths: ReadonlySet<string> }
  | { readonly kind: 'unknown'; readonly reason: string };

/** What we need of a repository's git folder. */
export interface GitFolder {
  readonly tracked: Tracked;
  /** Text of `info/exclude`, or empty. */
  readonly exclude: string;
}

const INDEX_LIMIT = 64 * 1024 * 1024;
const SMALL_FILE_LIMIT = 1024 * 1024;

/**
 * Opens the git folder of a repository. Git is never started: the index and the exclude file are read as files.
 *
 * @param fs the file system that `root` lies in
 * @param root the folder that holds `.git`
 * @param prefix the open folder's path inside the repository, when the repository's root lies above it; tracked paths
 *   come back relative to the open folder
 * @returns undefined when `root` holds no `.git`
 */
export async function readGitFolder(
  fs: FileSystem,
  root: string,
  prefix = '',
): Promise<GitFolder | undefined> {
  const dotGit = root === '' ? '.git' : `${root}/.git`;
  const place = await locate(fs, dotGit);
  if (place === undefined) {
    return undefined;
  }
  if (place.fs === undefined) {
    return {
      tracked: { kind: 'unknown', reason: 'the git folder lies outside what can be read' },
      exclude: '',
    };
  }
  const within = (name: string): string => (place.path === '' ? name : `${place.path}/${name}`);
  return {
    tracked: await readTracked(place.fs, within('index'), prefix),
    exclude: await readExclude(place.fs, within),
  };
}

/** The folder that `.git` is, or that it points to (a worktree's or submodule's `gitdir:` line). */
async function locate(
  fs: FileSystem,
  dotGit: string,
): Promise<{ fs: FileSystem | undefined; path: string } | undefined> {
  try {
    await fs.readDirectory(dotGit);
    return { fs, path: dotGit };
  } catch (error) {
    if (!(error instanceof FileSystemError)) {
      throw error;
    }
  }
  let pointer: string | undefined;
  try {
    pointer = await readTextIfThere(fs, dotGit, SMALL_FILE_LIMIT);
  } catch {
    return { fs: undefined, path: '' };
  }
  if (pointer === undefined) {
    return undefined;
  }
  const target = /^gitdir:\s*(.+?)\s*$/m.exec(pointer)?.[1];
  if (target === undefined) {
    return { fs: undefined, path: '' };
  }
  const folder = dotGit.slice(0, -'.git'.length);
  return { fs: fs.openOutside(isAbsolutePath(target) ? target : `${folder}${target}`), path: '' };
}

async function readTracked(fs: FileSystem, indexPath: string, prefix: string): Promise<Tracked> {
  let bytes: Uint8Array;
  try {
    bytes = await fs.readFile(indexPath, INDEX_LIMIT);
  } catch (error) {
    if (error instanceof FileSystemError && error.reason === 'not-found') {
      return { kind: 'known', paths: new Set() }; // A repository in which nothing was ever added.
    }
    return { kind: 'unknown', reason: error instanceof Error ? error.message : String(error) };
  }
  const index = readGitIndex(bytes);
  switch (index.kind) {
    case 'tracked':
      return {
        kind: 'known',
        paths: new Set(
          index.paths.filter((path) => isWithin(path, prefix)).map((path) => relativeTo(path, prefix)),
        ),
      };
    case 'sparse':
      return { kind: 'unknown', reason: 'the git index is sparse' };
    case 'unreadable':
      return { kind: 'unknown', reason: `the git index could not be read: ${index.reason}` };
  }
}

async function readExclude(fs: FileSystem, within: (name: string) => string): Promise<string> {
  for (const name of ['info/exclude', ...(await commonExclude(fs, within))]) {
    try {
      return decodeText(await fs.readFile(within(name), SMALL_FILE_LIMIT));
    } catch {
      // An absent or unreadable exclude file excludes nothing.
    }
  }
  return '';
}

/** A worktree keeps `info/exclude` in the common folder that its `commondir` file names. */
async function commonExclude(fs: FileSystem, within: (name: string) => string): Promise<string[]> {
  const common = await readTextIfThere(fs, within('commondir'), SMALL_FILE_LIMIT).catch(() => undefined);
  return common === undefined ? [] : [`${common.trim()}/info/exclude`];
}
