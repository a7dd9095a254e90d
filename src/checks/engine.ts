import type { Lists } from '../content/lists.ts';
import type { CheckEntry } from '../content/model.ts';
import { collectFacts, kindsFor, sortKinds, type FileFacts } from '../facts/collect.ts';
import type { FactKind } from '../facts/kinds.ts';
import { familyOfPath, languageOfPath, type Language } from '../facts/syntax/languages.ts';
import type { SyntaxTrees } from '../facts/syntax/syntax-trees.ts';
import { FileSystemError, type FileSystem } from '../workspace/file-system.ts';
import { Cancelled } from '../workspace/walk.ts';
import {
  FILE_SIZE_LIMIT,
  readWorkspace,
  type Repository,
  type WorkspaceFile,
} from '../workspace/workspace.ts';
import type { Check } from './check.ts';
import { concludeRepository, type RepositoryFacts } from './conclude-repository.ts';
import { buildReport } from './report.ts';
import type { CheckResult, Report } from './result.ts';

/** What a run needs; everything that could differ between faces is passed in. */
export interface RunOptions {
  readonly fs: FileSystem;
  readonly trees: SyntaxTrees;
  readonly checks: readonly Check[];
  /** Page metadata of the checks, by id. */
  readonly pages: ReadonlyMap<string, CheckEntry>;
  /** Titles of snippets, for the fixes that name them. */
  readonly snippetTitles: ReadonlyMap<string, string>;
  readonly lists: Lists;
  /** The day that the answers are for, as `2026-11-21`. */
  readonly evaluatedOn: string;
  readonly version: string;
  readonly signal?: AbortSignal;
  /** Called as files are read; `total` is known after the walk. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Milliseconds from any fixed point, for `timing`. */
  readonly now: () => number;
}

/** Files are read ahead of their parsing; more than this brings nothing on any disk we tried. */
const READ_AHEAD = 16;

/**
 * Runs the checks on an open folder: walk, collect, conclude.
 *
 * @throws {Cancelled} when the signal is aborted
 * @throws {FileSystemError} when the open folder itself cannot be read
 */
export async function runChecks(options: RunOptions): Promise<Report> {
  const started = options.now();
  const repositories = await readWorkspace(options.fs, options.lists, options.signal);
  const kinds = sortKinds(options.checks.flatMap((check) => check.reads));
  const plan = repositories.map((repository) => planReads(repository, kinds));
  await options.trees.load(languagesOf(plan.flat().map((read) => read.file)));
  const total = plan.reduce((sum, reads) => sum + reads.length, 0);
  let done = 0;
  const results: CheckResult[] = [];
  const collected: { repository: Repository; facts: RepositoryFacts }[] = [];
  for (const [index, repository] of repositories.entries()) {
    const facts = await collectRepository(repository, plan[index] ?? [], options, () => {
      options.onProgress?.(++done, total);
    });
    collected.push({ repository, facts });
    results.push(...concludeRepository(repository, facts, options));
  }
  return buildReport(collected, results, options, options.now() - started);
}

interface PlannedRead {
  readonly file: WorkspaceFile;
  readonly kinds: readonly FactKind[];
}

function planReads(repository: Repository, kinds: readonly FactKind[]): PlannedRead[] {
  return repository.files
    .map((file) => ({ file, kinds: kindsFor(file, kinds) }))
    .filter((read) => read.kinds.length > 0);
}

function languagesOf(files: readonly WorkspaceFile[]): Set<Language> {
  const languages = new Set<Language>();
  for (const file of files) {
    const language = familyOfPath(file.path) === undefined ? undefined : languageOfPath(file.path);
    if (language !== undefined) {
      languages.add(language);
    }
  }
  return languages;
}

async function collectRepository(
  repository: Repository,
  reads: readonly PlannedRead[],
  options: RunOptions,
  onFile: () => void,
): Promise<RepositoryFacts> {
  const files = new Map<string, FileFacts>();
  const pending: { read: PlannedRead; bytes: Promise<Uint8Array | FileSystemError> }[] = [];
  let next = 0;
  const fill = (): void => {
    while (pending.length < READ_AHEAD && next < reads.length) {
      const read = reads[next++];
      if (read !== undefined) {
        pending.push({ read, bytes: readBytes(repository.fs, read.file.path) });
      }
    }
  };
  fill();
  for (let item = pending.shift(); item !== undefined; item = pending.shift()) {
    const bytes = await item.bytes;
    if (options.signal?.aborted === true) {
      throw new Cancelled();
    }
    const { file, kinds } = item.read;
    files.set(
      file.path,
      bytes instanceof FileSystemError
        ? skipped(file, bytes)
        : collectFacts(file, bytes, kinds, options.trees),
    );
    onFile();
    fill();
  }
  return { files };
}

async function readBytes(fs: FileSystem, path: string): Promise<Uint8Array | FileSystemError> {
  try {
    return await fs.readFile(path, FILE_SIZE_LIMIT);
  } catch (error) {
    if (error instanceof FileSystemError) {
      return error;
    }
    throw error;
  }
}

function skipped(file: WorkspaceFile, error: FileSystemError): FileFacts {
  const reason = error.reason === 'too-large' ? 'too-large' : 'unreadable';
  return { path: file.path, class: file.class, facts: {}, errors: [], skip: { path: file.path, reason } };
}
