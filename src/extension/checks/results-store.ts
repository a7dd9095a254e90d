import type { CheckResult, Report } from '../../checks/result.ts';
import { Signal, type Subscription } from '../signal.ts';

/** The report of one workspace folder. */
export interface FolderReport {
  /** The folder's address, as `Uri.toString()` writes it. */
  readonly folder: string;
  /** The folder's name, shown where there are several. */
  readonly name: string;
  readonly report: Report;
}

/** A result with the folder it belongs to. */
export interface FolderResult {
  readonly folder: FolderReport;
  readonly result: CheckResult;
}

/** How far a run has come, in files; undefined until they are counted. */
export interface RunProgress {
  readonly done: number;
  readonly total: number;
}

export type ResultsState = 'not-run' | 'running' | 'ready';

/** What the last run found; every view of results reflects this one store. */
export class ResultsStore implements Subscription {
  readonly #changed = new Signal<undefined>();
  readonly #progressed = new Signal<undefined>();
  #reports: readonly FolderReport[] = [];
  #isRunning = false;
  #staleReason: string | undefined;
  #progress: RunProgress | undefined;

  /** A run has begun or ended. */
  readonly onDidChange = this.#changed.event;
  /** A running run has come further. */
  readonly onDidProgress = this.#progressed.event;

  get state(): ResultsState {
    return this.#isRunning ? 'running' : this.#reports.length === 0 ? 'not-run' : 'ready';
  }

  /** Why the answers are those of an earlier state of the files, for people; undefined while they are kept up. */
  get staleReason(): string | undefined {
    return this.#staleReason;
  }

  get reports(): readonly FolderReport[] {
    return this.#reports;
  }

  /** Every result of every folder, in the report's order. */
  get results(): readonly FolderResult[] {
    return this.#reports.flatMap((folder) => folder.report.results.map((result) => ({ folder, result })));
  }

  /** The number of results that failed and are not waived as a whole, for the badge and the title. */
  get failed(): number {
    return this.#reports.reduce(
      (sum, { report }) => sum + report.summary.fail - report.summary.suppressed,
      0,
    );
  }

  resultsOf(check: string): readonly FolderResult[] {
    return this.results.filter(({ result }) => result.check === check);
  }

  get progress(): RunProgress | undefined {
    return this.#progress;
  }

  advance(progress: RunProgress): void {
    this.#progress = progress;
    this.#progressed.fire(undefined);
  }

  begin(): void {
    this.#isRunning = true;
    this.#progress = undefined;
    this.#changed.fire(undefined);
  }

  /** Ends a run: with new reports, or, when it was cancelled or failed, with those there were before. */
  end(reports?: readonly FolderReport[]): void {
    this.#isRunning = false;
    this.#staleReason = reports === undefined ? this.#staleReason : undefined;
    this.#reports = reports ?? this.#reports;
    this.#changed.fire(undefined);
  }

  /** Takes the report of one folder after a few of its files changed. */
  replace(report: FolderReport): void {
    this.#reports = this.#reports.map((known) => (known.folder === report.folder ? report : known));
    this.#staleReason = undefined;
    this.#changed.fire(undefined);
  }

  markStale(reason: string): void {
    this.#staleReason = reason;
    this.#changed.fire(undefined);
  }

  dispose(): void {
    this.#changed.dispose();
    this.#progressed.dispose();
  }
}

/** The scope of a result for people: empty for the whole of a single-project folder. */
export function scopeLabel({ result, folder }: FolderResult, severalFolders: boolean): string {
  const parts = [
    severalFolders ? folder.name : '',
    result.scope.repository === '.' ? '' : result.scope.repository,
    result.scope.path === '.' ? '' : result.scope.path,
  ];
  return parts.filter((part) => part !== '').join('/');
}
