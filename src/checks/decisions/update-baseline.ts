import {
  baselineKey,
  sortEntries,
  type Baseline,
  type BaselineEntry,
} from '../../workspace/project-file/baseline.ts';
import type { CheckResult, Notice, Report } from '../result.ts';
import { summarise } from '../summarise.ts';
import { BASELINE_SUPPRESSION, entryOf, unusedEntries } from './baseline-use.ts';
import { sortNotices } from './sort-notices.ts';

/** A new baseline, and how it differs from the one before. */
export interface BaselineUpdate {
  readonly entries: readonly BaselineEntry[];
  readonly added: number;
  readonly removed: number;
}

/**
 * The baseline that holds what fails in a repository today and is not suppressed in another way. What the run cannot know of is
 * kept: entries of checks that it left out, or that erred.
 *
 * @param ran ids of the checks and questions of the run
 */
export function updateBaseline(
  results: readonly CheckResult[],
  before: Baseline | undefined,
  ran: ReadonlySet<string>,
): BaselineUpdate {
  const erred = new Set(results.filter(({ outcome }) => outcome === 'error').map(({ check }) => check));
  const kept = (before?.entries ?? []).filter(({ check }) => !ran.has(check) || erred.has(check));
  const failing = results.flatMap((result) =>
    result.findings
      .filter(
        ({ outcome, suppression }) =>
          outcome === 'fail' && (suppression === null || suppression.kind === 'baseline'),
      )
      .map((finding) => entryOf(result, finding)),
  );
  const entries = sortEntries([...failing, ...kept]);
  const old = new Set((before?.entries ?? []).map(baselineKey));
  const now = new Set(entries.map(baselineKey));
  return {
    entries,
    added: [...now].filter((key) => !old.has(key)).length,
    removed: [...old].filter((key) => !now.has(key)).length,
  };
}

/**
 * The report as it would be with another baseline of one repository.
 *
 * @param repository as in `scope.repository`
 * @param ran ids of the checks and questions of the run
 */
export function withBaseline(
  report: Report,
  repository: string,
  baseline: Baseline,
  ran: ReadonlySet<string>,
): Report {
  const known = new Set(baseline.entries.map(baselineKey));
  const seen = new Set<string>();
  const results = report.results.map((result): CheckResult =>
    result.scope.repository !== repository
      ? result
      : {
          ...result,
          findings: result.findings.map((finding) => {
            const key = baselineKey(entryOf(result, finding));
            const isIn = finding.outcome === 'fail' && known.has(key);
            if (isIn) {
              seen.add(key);
            }
            const other = finding.suppression?.kind === 'baseline' ? null : finding.suppression;
            return { ...finding, suppression: other ?? (isIn ? BASELINE_SUPPRESSION : null) };
          }),
        },
  );
  const others = report.notices.filter(
    (notice) => notice.kind !== 'unused-baseline' || notice.repository !== repository,
  );
  const unused = unusedEntries(baseline, ran, seen).map((notice): Notice => ({ ...notice, repository }));
  return { ...report, results, notices: sortNotices([...others, ...unused]), summary: summarise(results) };
}
