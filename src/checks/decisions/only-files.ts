import { compareText, joinPath } from '../../workspace/paths.ts';
import { summarise } from '../summarise.ts';
import type { CheckResult, Finding, Outcome, Report } from '../result.ts';

/** The outcomes that findings bring about, the one that decides first. */
const DECIDING = ['fail', 'unknown', 'review'] as const;

/**
 * The report with the findings of some files only. Everything was decided on; a result keeps what its remaining findings say. One of
 * which nothing remains is left out and counted, since it neither passed nor concerns these files.
 *
 * @param files relative to the open folder
 */
export function onlyFiles(report: Report, files: readonly string[]): Report {
  const wanted = new Set(files);
  const omittedResults: Partial<Record<Outcome, number>> = {};
  let omittedFindings = 0;
  const results = report.results.flatMap((result): CheckResult[] => {
    const kept = result.findings.filter((finding) => isIn(wanted, result, finding));
    const left = result.findings.length - kept.length;
    omittedFindings += left;
    if (left === 0) {
      return [result];
    }
    const outcome = DECIDING.find((candidate) => kept.some((finding) => finding.outcome === candidate));
    if (outcome === undefined) {
      omittedResults[result.outcome] = (omittedResults[result.outcome] ?? 0) + 1;
      return [];
    }
    const deciding = kept.filter((finding) => finding.outcome === outcome);
    const more = deciding.length > 1 ? ` (and ${deciding.length - 1} more)` : '';
    return [
      {
        ...result,
        outcome,
        message: `${deciding[0]?.message ?? ''}${more}`,
        findings: kept,
        findingCount: kept.length,
      },
    ];
  });
  return {
    ...report,
    results,
    onlyFiles: { files: [...wanted].sort(compareText), omittedResults, omittedFindings },
    summary: summarise(results),
  };
}

function isIn(wanted: ReadonlySet<string>, { scope }: CheckResult, { location }: Finding): boolean {
  const root = scope.repository === '.' ? '' : scope.repository;
  return location !== null && wanted.has(joinPath(root, location.path));
}
