import { SEVERITIES, type Severity } from '../content/schemas.ts';
import type { Report } from '../checks/result.ts';

/** From which severity on a failing finding fails the run. */
export const FAIL_ON = [...SEVERITIES, 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/**
 * The exit status of a run: 3 when a check erred, 1 when a finding at or above `failOn` fails and is not suppressed, else 0.
 * (2, for a wrong call, never gets this far.)
 */
export function exitStatus(report: Report, failOn: FailOn): 0 | 1 | 3 {
  if (report.summary.error > 0) {
    return 3;
  }
  if (failOn === 'never') {
    return 0;
  }
  const counted = new Set<Severity>(SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1));
  const fails = report.results.some((result) =>
    result.findings.some(
      (finding) =>
        finding.outcome === 'fail' && finding.suppression === null && counted.has(finding.severity),
    ),
  );
  return fails ? 1 : 0;
}
