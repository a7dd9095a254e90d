import type { CheckResult, Report } from '../checks/result.ts';
import { escapeMarkup, oneLine } from './escape.ts';
import { plural, suppressionText } from './notes.ts';
import type { RenderInput } from './render.ts';
import { checklistViews, placeText, sortedFindings, type ChecklistView, type ResultView } from './view.ts';

/**
 * The report as JUnit XML: a suite for each checklist, a test for each result. What fails is a failure, whatever its
 * severity; what was not decided, does not apply or is waived is skipped, with the reason.
 */
export function renderJunit({ report, index }: RenderInput): string {
  const suites = checklistViews(report, index);
  const all = suites.flatMap((suite) => suite.results);
  const decisions = decisionsOf(report);
  const only = report.onlyFiles === null ? '' : ` (${plural(report.onlyFiles.files.length, 'listed file')})`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="Backend Roadmap${only}" ${countAttributes(all, decisions.length)}>`,
    ...suites.flatMap(renderSuite),
    ...renderDecisions(decisions),
    '</testsuites>',
    '',
  ].join('\n');
}

function renderSuite(suite: ChecklistView): string[] {
  return [
    `  <testsuite name="${attribute(suite.title)}" ${countAttributes(suite.results)}>`,
    ...suite.results.flatMap(renderCase),
    '  </testsuite>',
  ];
}

function countAttributes(results: readonly ResultView[], notes = 0): string {
  const count = (kind: CaseKind): number => results.filter((view) => kindOf(view) === kind).length;
  return `tests="${results.length + notes}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped') + notes}"`;
}

type CaseKind = 'passed' | 'failure' | 'error' | 'skipped';

function kindOf({ state }: ResultView): CaseKind {
  switch (state) {
    case 'pass':
    case 'attested':
      return 'passed';
    case 'fail':
      return 'failure';
    case 'error':
      return 'error';
    case 'review':
    case 'unknown':
    case 'not-applicable':
    case 'suppressed':
    case 'unanswered':
      return 'skipped';
  }
}

const SKIP_REASONS: Readonly<Record<string, string>> = {
  review: 'To review',
  unknown: 'Unknown',
  'not-applicable': 'Not applicable',
  suppressed: 'Waived',
  unanswered: 'Unanswered',
};

function renderCase(view: ResultView): string[] {
  const { result, title, scope, state } = view;
  const name = scope === '' ? title : `${title} (${scope})`;
  const open = `    <testcase classname="${attribute(result.check)}" name="${attribute(name)}"`;
  const message = attribute(result.message);
  switch (kindOf(view)) {
    case 'passed':
      return [`${open}/>`];
    case 'error':
      return [`${open}>`, `      <error message="${message}" type="error"/>`, '    </testcase>'];
    case 'skipped': {
      const why = state === 'suppressed' ? suppressionsOf(result) : '';
      const reason = `${SKIP_REASONS[state] ?? state}: ${result.message}${why}`;
      return [`${open}>`, `      <skipped message="${attribute(reason)}"/>`, '    </testcase>'];
    }
    case 'failure':
      return [
        `${open}>`,
        `      <failure message="${message}" type="fail">${escapeMarkup(details(result))}</failure>`,
        '    </testcase>',
      ];
  }
}

/** Every finding on two lines, then where to read on. */
function details(result: CheckResult): string {
  const findings = sortedFindings(result).map((finding) => {
    const label = finding.outcome === 'fail' ? finding.severity : finding.outcome;
    const waived = finding.suppression === null ? '' : ` (${oneLine(suppressionText(finding.suppression))})`;
    const line = `${label}: ${oneLine(finding.message)}${waived}`;
    return finding.location === null
      ? line
      : `${line}\n  ${oneLine(placeText(result, finding.location))}  ${oneLine(finding.location.excerpt)}`;
  });
  const learn = result.topic === null ? [] : [`learn: ${result.topic}`];
  return ['', ...findings, ...learn, ''].join('\n');
}

/** How many findings of a result are suppressed, and why. */
function suppressionsOf(result: CheckResult): string {
  const reasons = result.findings.flatMap(({ suppression }) =>
    suppression === null ? [] : [suppressionText(suppression)],
  );
  return ` (${plural(reasons.length, 'finding')}; ${[...new Set(reasons)].join('; ')})`;
}

/** What the team's own decisions changed, and what of them a person should look at: each a skipped test. */
function decisionsOf(
  report: Report,
): { readonly kind: string; readonly name: string; readonly message: string }[] {
  return [
    ...report.repositories.flatMap(({ disabledChecks }) =>
      disabledChecks.map((id) => ({ kind: id, name: id, message: 'Turned off by the project file' })),
    ),
    ...report.notices.map((notice) => ({
      kind: notice.kind,
      name: `${notice.path}:${notice.line}:${notice.column}`,
      message: notice.message,
    })),
  ];
}

function renderDecisions(decisions: ReturnType<typeof decisionsOf>): string[] {
  if (decisions.length === 0) {
    return [];
  }
  return [
    `  <testsuite name="Decisions of the team" ${countAttributes([], decisions.length)}>`,
    ...decisions.flatMap(({ kind, name, message }) => [
      `    <testcase classname="${attribute(kind)}" name="${attribute(name)}">`,
      `      <skipped message="${attribute(message)}"/>`,
      '    </testcase>',
    ]),
    '  </testsuite>',
  ];
}

function attribute(text: string): string {
  return escapeMarkup(oneLine(text));
}
