import {
  decidingOutcome,
  isSuppressed,
  type CheckResult,
  type Finding,
  type Location,
  type Outcome,
  type Report,
} from '../checks/result.ts';
import type { Question } from '../content/lists.ts';
import type { CheckEntry, ContentIndex } from '../content/model.ts';

/**
 * What a reader is told of a result: its outcome, that all that decided it is suppressed, or that a question is open. A question
 * that was answered with `no` is told as a failure.
 */
export type State = Outcome | 'suppressed' | 'unanswered';

/** A result with what its page says of it. */
export interface ResultView {
  readonly result: CheckResult;
  readonly page: CheckEntry | undefined;
  /** What a person was asked; undefined for checks. */
  readonly question: Question | undefined;
  readonly title: string;
  /** Title of the topic that explains it; empty when there is none. */
  readonly topicTitle: string;
  readonly state: State;
  /** Where it was asked: a project's path, or empty for the whole of the only repository. */
  readonly scope: string;
}

/** A checklist with its results, most pressing first. */
export interface ChecklistView {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly results: readonly ResultView[];
  readonly counts: Readonly<Record<State, number>>;
}

/** States, the most pressing first: the order in which people read them. */
export const STATES: readonly State[] = [
  'error',
  'fail',
  'review',
  'unknown',
  'suppressed',
  'pass',
  'attested',
  'unanswered',
  'not-applicable',
];

/** What people call a state. */
export const STATE_TITLES: Readonly<Record<State, string>> = {
  error: 'Errors',
  fail: 'Failed',
  review: 'To review',
  unknown: 'Unknown',
  suppressed: 'Waived',
  pass: 'Passed',
  attested: 'Attested',
  unanswered: 'Unanswered',
  'not-applicable': 'Not applicable',
};

const SEVERITY_RANK: Readonly<Record<Finding['severity'], number>> = { high: 0, medium: 1, low: 2 };

/** The checklists that have results, in their order; results of checks that no checklist names come last. */
export function checklistViews(report: Report, index: ContentIndex): ChecklistView[] {
  const results = report.results.map((result) => resultView(result, index));
  const named = new Set(index.checklists.flatMap(({ checks, questions }) => [...checks, ...questions]));
  return [
    ...index.checklists.map((checklist) => ({
      ...checklist,
      results: results.filter(({ result }) =>
        [...checklist.checks, ...checklist.questions].includes(result.check),
      ),
    })),
    {
      id: 'other',
      title: 'Other checks',
      summary: 'Checks that no checklist names.',
      results: results.filter((view) => !named.has(view.result.check)),
    },
  ]
    .filter((checklist) => checklist.results.length > 0)
    .map(({ id, title, summary, results: own }) => ({
      id,
      title,
      summary,
      results: byUrgency(own),
      counts: countStates(own),
    }));
}

/** Every result once, most pressing first. */
export function resultViews(report: Report, index: ContentIndex): ResultView[] {
  return byUrgency(report.results.map((result) => resultView(result, index)));
}

/** How many results are in each state. */
export function countStates(results: readonly ResultView[]): Readonly<Record<State, number>> {
  const counts = Object.fromEntries(STATES.map((state) => [state, 0])) as Record<State, number>;
  for (const { state } of results) {
    counts[state]++;
  }
  return counts;
}

/** The findings that brought the result its outcome, then the others. */
export function sortedFindings(result: CheckResult): Finding[] {
  const rank = (finding: Finding): number =>
    (finding.outcome === decidingOutcome(result) ? 0 : 100) +
    (finding.suppression === null ? 0 : 10) +
    SEVERITY_RANK[finding.severity];
  return [...result.findings].sort((a, b) => rank(a) - rank(b));
}

/** The gravest severity among the findings that decided and are not suppressed. */
export function severityOf(result: CheckResult): Finding['severity'] | undefined {
  return [...result.findings]
    .filter((finding) => finding.outcome === decidingOutcome(result) && finding.suppression === null)
    .map((finding) => finding.severity)
    .sort((a, b) => SEVERITY_RANK[a] - SEVERITY_RANK[b])[0];
}

/** A path of a repository as seen from the open folder. */
export function pathFromRoot(repository: string, path: string): string {
  return repository === '.' ? path : path === '.' ? repository : `${repository}/${path}`;
}

/** A place as editors write it: `src/app.ts:31:5`. */
export function placeText(result: CheckResult, location: Location): string {
  return `${pathFromRoot(result.scope.repository, location.path)}:${location.line}:${location.column}`;
}

function resultView(result: CheckResult, index: ContentIndex): ResultView {
  const page = index.checks.find((check) => check.id === result.check);
  const question = index.questions.find((candidate) => candidate.id === result.check);
  const path = pathFromRoot(result.scope.repository, result.scope.path);
  return {
    result,
    page,
    question,
    title: page?.title ?? question?.title ?? result.check,
    topicTitle: index.topics.find((topic) => topic.id === result.topic)?.title ?? '',
    state: stateOf(result, question),
    scope: path === '.' ? '' : path,
  };
}

/** The state of a result. */
export function stateOf(result: CheckResult, question: Question | undefined): State {
  if (isSuppressed(result)) {
    return 'suppressed';
  }
  if (result.attestation?.answer === 'no') {
    return 'fail';
  }
  return question !== undefined && result.outcome === 'review' ? 'unanswered' : result.outcome;
}

function byUrgency(results: readonly ResultView[]): ResultView[] {
  const severityRank = (view: ResultView): number => {
    const severity = severityOf(view.result);
    return severity === undefined ? 9 : SEVERITY_RANK[severity];
  };
  return [...results].sort(
    (a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state) || severityRank(a) - severityRank(b),
  );
}
