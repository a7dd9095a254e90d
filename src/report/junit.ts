import type { CheckResult } from '../checks/result.ts';
import { escapeMarkup, oneLine } from './escape.ts';
import type { RenderInput } from './render.ts';
import { checklistViews, placeText, sortedFindings, type ChecklistView, type ResultView } from './view.ts';

/**
 * The report as JUnit XML: a suite for each checklist, a test for each result. What fails is a failure, whatever its
 * severity; what was not decided, does not apply or is waived is skipped, with the reason.
 */
export function renderJunit({ report, index }: RenderInput): string {
  const suites = checklistViews(report, index);
  const all = suites.flatMap((suite) => suite.results);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="Backend Roadmap" ${countAttributes(all)}>`,
    ...suites.flatMap(renderSuite),
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

function countAttributes(results: readonly ResultView[]): string {
  const count = (kind: CaseKind): number => results.filter((view) => kindOf(view) === kind).length;
  return `tests="${results.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}"`;
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
      return 'skipped';
  }
}

const SKIP_REASONS: Readonly<Record<string, string>> = {
  review: 'To review',
  unknown: 'Unknown',
  'not-applicable': 'Not applicable',
  suppressed: 'Waived',
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
      const reason = `${SKIP_REASONS[state] ?? state}: ${result.message}`;
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
    const waived = finding.suppression === null ? '' : ` (waived: ${oneLine(finding.suppression.reason)})`;
    const line = `${label}: ${oneLine(finding.message)}${waived}`;
    return finding.location === null
      ? line
      : `${line}\n  ${oneLine(placeText(result, finding.location))}  ${oneLine(finding.location.excerpt)}`;
  });
  return ['', ...findings, `learn: ${result.topic}`, ''].join('\n');
}

function attribute(text: string): string {
  return escapeMarkup(oneLine(text));
}
