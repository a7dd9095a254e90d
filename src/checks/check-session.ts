import type { FactCollecting } from '../facts/collecting.ts';
import { sortKinds } from '../facts/collect.ts';
import type { FactKind } from '../facts/kinds.ts';
import type { FileSystem } from '../workspace/file-system.ts';
import { isWithin, relativeTo } from '../workspace/paths.ts';
import { ReadOnceFileSystem } from '../workspace/read-once.ts';
import { isNeverWalked } from '../workspace/never-walked.ts';
import { readWorkspace, shapesWorkspace } from '../workspace/workspace.ts';
import { buildReport } from './report.ts';
import { RepositoryState } from './repository-state.ts';
import type { Report } from './result.ts';
import type { Catalogue } from './select.ts';

export interface SessionOptions {
  readonly fs: FileSystem;
  readonly collecting: FactCollecting;
  readonly catalogue: Catalogue;
  readonly version: string;
  /** Milliseconds from any fixed point, for `timing`. */
  readonly now: () => number;
  /** Whether another run follows, so that facts are worth keeping. */
  readonly lasting: boolean;
}

/** What differs from run to run. */
export interface RunInput {
  /** The day that the answers are for, as `2026-11-21`. */
  readonly evaluatedOn: string;
  readonly signal?: AbortSignal;
  /** Called as files are read; `total` is known after the walk. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * The checks on one open folder over time. A later run costs what changed: facts are kept by file, and thrown away when the
 * content, the class or the wanted kinds of a file change. The answer is always that of a fresh run.
 *
 * A run that throws leaves the session as it was.
 */
export class CheckSession {
  readonly #options: SessionOptions;
  readonly #kinds: readonly FactKind[];
  #states: readonly RepositoryState[] = [];

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#kinds = sortKinds([...options.catalogue.checks.flatMap((check) => check.reads), 'ignore-comments']);
  }

  /**
   * Walks the folder and reads every file; those whose content is as before keep their facts.
   *
   * @throws {Cancelled} when the signal is aborted
   * @throws {FileSystemError} when the open folder itself cannot be read
   */
  run(input: RunInput): Promise<Report> {
    return this.#examine(undefined, input);
  }

  /**
   * The answer after some files changed. The content of known files is read again and what reads it concluded again; any other
   * change (a new or deleted file, a manifest, an ignore file, the git index) walks the folder again and keeps all other facts.
   *
   * @param paths relative to the open folder; files that were written, created or deleted, and nothing else changed
   * @throws {Cancelled} when the signal is aborted
   * @throws {FileSystemError} when the open folder itself cannot be read
   */
  async update(paths: readonly string[], input: RunInput): Promise<Report> {
    const started = this.#options.now();
    if (this.#states.length === 0) {
      return this.run(input);
    }
    const edits = this.#contentEdits(paths);
    if (edits === undefined) {
      return this.#examine(new Set(paths), input);
    }
    const planned = [...edits].map(([state, changed]) => ({ state, reads: state.planEdits(changed) }));
    const progress = progressOf(planned.flatMap(({ reads }) => reads).length, input);
    const answered = [];
    for (const { state, reads } of planned) {
      answered.push({ state, answers: await this.#collect(state, reads, input, progress) });
    }
    if (
      answered.some(({ answers }) => answers.some((answer) => answer.facts?.skip?.reason === 'unreadable'))
    ) {
      // Most likely it is gone; what else went with it only a walk can tell.
      return this.#examine(new Set(paths), input);
    }
    for (const { state, answers } of answered) {
      state.accept(answers);
    }
    return this.#report(input, started);
  }

  /** The edits by repository; undefined when more than the content of known files may have changed. */
  #contentEdits(paths: readonly string[]): Map<RepositoryState, string[]> | undefined {
    const edits = new Map<RepositoryState, string[]>();
    for (const path of paths) {
      const state = this.#stateOf(path);
      const local = state === undefined ? path : relativeTo(path, state.repository.root);
      if (isNeverWalked(local) || state?.ignores(local) === true) {
        continue;
      }
      if (state === undefined || shapesWorkspace(local) || !state.reads(local)) {
        return undefined;
      }
      edits.set(state, [...(edits.get(state) ?? []), local]);
    }
    return edits;
  }

  /** The innermost repository that holds a path. */
  #stateOf(path: string): RepositoryState | undefined {
    return this.#states
      .filter((state) => isWithin(path, state.repository.root))
      .sort((a, b) => b.repository.root.length - a.repository.root.length)[0];
  }

  /** @param changed what may differ from before; undefined when anything may */
  async #examine(changed: ReadonlySet<string> | undefined, input: RunInput): Promise<Report> {
    const started = this.#options.now();
    const fs = new ReadOnceFileSystem(this.#options.fs);
    const repositories = await readWorkspace(fs, this.#options.catalogue.lists, input.signal);
    fs.settle();
    const planned = repositories.map((repository) => {
      const before = this.#states.find((state) => state.repository.root === repository.root);
      const state = new RepositoryState(repository, this.#options.catalogue, this.#kinds);
      return { state, reads: state.plan(before, changed) };
    });
    const progress = progressOf(planned.flatMap(({ reads }) => reads).length, input);
    for (const { state, reads } of planned) {
      state.accept(await this.#collect(state, reads, input, progress));
    }
    fs.forget();
    this.#states = planned.map(({ state }) => state);
    return this.#report(input, started);
  }

  #collect(
    state: RepositoryState,
    reads: Parameters<FactCollecting['collect']>[1],
    input: RunInput,
    onFile: () => void,
  ): ReturnType<FactCollecting['collect']> {
    return this.#options.collecting.collect(state.repository, reads, {
      hashes: this.#options.lasting,
      onFile,
      ...(input.signal === undefined ? {} : { signal: input.signal }),
    });
  }

  #report(input: RunInput, started: number): Report {
    const results = this.#states.flatMap((state) => state.conclude());
    return buildReport(
      this.#states,
      results,
      {
        evaluatedOn: input.evaluatedOn,
        version: this.#options.version,
        catalogue: this.#options.catalogue,
      },
      this.#options.now() - started,
    );
  }
}

function progressOf(total: number, input: RunInput): () => void {
  let done = 0;
  return () => {
    input.onProgress?.(++done, total);
  };
}
