import type { ProjectFile } from '../../workspace/project-file/read-project.ts';
import type { CheckResult, Finding, Notice, Suppression } from '../result.ts';
import { BaselineUse } from './baseline-use.ts';
import { IgnoreUse } from './ignore-use.ts';
import type { Decisions, LocalNotice, Suppressor } from './suppressor.ts';
import { WaiverUse } from './waiver-use.ts';

/**
 * Applies a team's decisions to the results of one repository: checks that are off are taken out, severities are set, and
 * findings suppressed, by a comment before a waiver before the baseline. Outcomes stay: nothing of this makes a result better.
 */
export function applyDecisions(
  results: readonly CheckResult[],
  decisions: Decisions,
): { readonly results: CheckResult[]; readonly notices: Notice[] } {
  const settings = new Map((decisions.project?.checks ?? []).map((setting) => [setting.check, setting]));
  const ran = new Set([...decisions.ran].filter((id) => settings.get(id)?.off !== true));
  const judged: Decisions = { ...decisions, ran };
  const suppressors: readonly Suppressor[] = [
    new IgnoreUse(judged),
    new WaiverUse(judged),
    new BaselineUse(judged),
  ];
  const decided = results
    .filter((result) => settings.get(result.check)?.off !== true)
    .map((result): CheckResult => {
      const severity = settings.get(result.check)?.severity;
      return {
        ...result,
        findings: result.findings.map((finding) => {
          const graded = severity === undefined ? finding : { ...finding, severity };
          return { ...graded, suppression: firstSuppression(suppressors, result, graded) };
        }),
      };
    });
  const repository = decisions.root === '' ? '.' : decisions.root;
  const notices = [
    ...unknownKeys(decisions.project),
    ...suppressors.flatMap((suppressor) => suppressor.notices()),
  ];
  return { results: decided, notices: notices.map((notice) => ({ ...notice, repository })) };
}

function firstSuppression(
  suppressors: readonly Suppressor[],
  result: CheckResult,
  finding: Finding,
): Suppression | null {
  // Each is asked, so that what another one makes superfluous still counts as used.
  const suppressions = suppressors.map((suppressor) => suppressor.suppress(result, finding));
  return suppressions.find((suppression) => suppression !== undefined) ?? null;
}

function unknownKeys(project: ProjectFile | undefined): LocalNotice[] {
  return (project?.unknownKeys ?? []).map(({ key, at }) => ({
    kind: 'unknown-key',
    path: project?.path ?? '',
    ...at,
    message: `Nothing reads the key "${key}". Correct it or take it out.`,
  }));
}
