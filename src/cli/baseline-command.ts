import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { updateBaseline, withBaseline } from '../checks/decisions/update-baseline.ts';
import type { Report } from '../checks/result.ts';
import {
  BASELINE_FILE,
  formatBaseline,
  parseBaseline,
  type Baseline,
} from '../workspace/project-file/baseline.ts';
import { UsageError } from './arguments.ts';
import { reasonOf, writeWhole } from './write-output.ts';

/** What `--baseline` and `--update-baseline` ask for. */
export interface BaselineOptions {
  /** The folder that was checked, as it was named. */
  readonly folder: string;
  /** Undefined for each repository's own file. */
  readonly baseline: string | undefined;
  readonly updateBaseline: boolean;
}

/**
 * Applies the baseline that the call names, for the folder's own repository, and writes baselines anew where that is asked for.
 * Tells of each on the standard error.
 *
 * @param ran ids of the checks and questions of the run
 * @throws {UsageError} when a file cannot be read or written
 * @throws {ProjectFileError} when it is no baseline
 */
export async function applyBaselines(
  report: Report,
  options: BaselineOptions,
  ran: ReadonlySet<string>,
): Promise<Report> {
  const { baseline: named } = options;
  let current = report;
  const before = named === undefined ? undefined : await readBaseline(named);
  if (before !== undefined) {
    current = withBaseline(current, '.', before, judgedIn(report, '.', ran));
  } else if (named !== undefined && !options.updateBaseline) {
    throw new UsageError(`there is no baseline ${named}; --update-baseline writes one`);
  }
  if (!options.updateBaseline) {
    return current;
  }
  // A file that the call names is that of the folder itself; repositories inside have their own.
  const repositories = named === undefined ? report.repositories.map(({ path: own }) => own) : ['.'];
  for (const repository of repositories) {
    const file = named ?? path.join(options.folder, repository, BASELINE_FILE);
    current = await update(current, repository, file, judgedIn(report, repository, ran));
  }
  return current;
}

async function update(
  report: Report,
  repository: string,
  file: string,
  ran: ReadonlySet<string>,
): Promise<Report> {
  const before = await readBaseline(file);
  const own = report.results.filter((result) => result.scope.repository === repository);
  const { entries, added, removed } = updateBaseline(own, before, ran);
  if (before === undefined && entries.length === 0) {
    process.stderr.write(`backend-roadmap: nothing fails, so that ${file} is not needed\n`);
    return report;
  }
  const text = formatBaseline(entries);
  await writeWhole(file, text, { makeFolder: true });
  const count = `${entries.length} ${entries.length === 1 ? 'finding' : 'findings'}`;
  process.stderr.write(`backend-roadmap: ${file} holds ${count}: ${added} added, ${removed} removed\n`);
  return withBaseline(report, repository, parseBaseline(file, text), ran);
}

/** The checks and questions of the run without those that the repository turns off: nothing is known of their findings. */
function judgedIn(report: Report, repository: string, ran: ReadonlySet<string>): ReadonlySet<string> {
  const off = report.repositories.find((candidate) => candidate.path === repository)?.disabledChecks ?? [];
  return new Set([...ran].filter((id) => !off.includes(id)));
}

async function readBaseline(file: string): Promise<Baseline | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw new UsageError(`cannot read ${file}: ${reasonOf(error)}`);
  }
  return parseBaseline(file, text.replace(/^\uFEFF/, ''));
}
