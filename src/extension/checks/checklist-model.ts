import { isSuppressed, type CheckResult, type Location, type Outcome } from '../../checks/result.ts';
import type { CheckEntry, ChecklistEntry, ContentIndex } from '../../content/model.ts';
import { scopeLabel, type FolderResult } from './results-store.ts';

/** Rows of the *Checklists* view, as plain data with stable ids. */
export type ChecklistNode = ChecklistRow | CheckRow | ScopeRow | EvidenceRow | QuestionRow;

/** An outcome as it is shown: what failed and is waived as a whole is neither red nor green. */
export type ShownOutcome = Outcome | 'waived';

export interface ChecklistRow {
  readonly kind: 'checklist';
  readonly id: string;
  readonly checklist: ChecklistEntry;
  readonly counts: Readonly<Partial<Record<ShownOutcome, number>>>;
  readonly children: readonly (CheckRow | QuestionRow)[];
}

export interface CheckRow {
  readonly kind: 'check';
  readonly id: string;
  readonly check: CheckEntry;
  /** Undefined before the first run. */
  readonly outcome: ShownOutcome | undefined;
  /** What it says, where one result says all. */
  readonly message: string;
  readonly findings: number;
  readonly children: readonly (ScopeRow | EvidenceRow)[];
}

export interface ScopeRow {
  readonly kind: 'scope';
  readonly id: string;
  readonly label: string;
  readonly outcome: ShownOutcome;
  readonly result: CheckResult;
  readonly children: readonly EvidenceRow[];
}

/** A place, or a sentence where there is no place to show. */
export interface EvidenceRow {
  readonly kind: 'evidence';
  readonly id: string;
  readonly check: string;
  readonly outcome: Outcome;
  readonly message: string;
  readonly location: (Location & { readonly folder: string; readonly repository: string }) | undefined;
}

/** A question that files cannot decide, with what a person answered. */
export interface QuestionRow {
  readonly kind: 'question';
  readonly id: string;
  readonly title: string;
  readonly result: CheckResult;
}

/** What the views show of a result. */
export function shownOutcome(result: CheckResult): ShownOutcome {
  return result.outcome === 'fail' && isSuppressed(result) ? 'waived' : result.outcome;
}

/** The worst first: what fails, what broke, what a person must look at, what cannot be known, what is fine. */
const WEIGHT: Readonly<Record<ShownOutcome, number>> = {
  fail: 0,
  error: 1,
  review: 2,
  unknown: 3,
  waived: 4,
  attested: 5,
  pass: 6,
  'not-applicable': 7,
};

const SEVERITY_WEIGHT = { high: 0, medium: 1, low: 2 } as const;

/** The rows for an index and what the last run found. */
export function buildChecklists(index: ContentIndex, results: readonly FolderResult[]): ChecklistRow[] {
  const checks = new Map(index.checks.map((check) => [check.id, check]));
  const severalFolders = new Set(results.map(({ folder }) => folder.folder)).size > 1;
  return index.checklists.map((checklist): ChecklistRow => {
    const rows = checklist.checks.flatMap((id) => {
      const check = checks.get(id);
      const own = results.filter(({ result }) => result.check === id);
      return check === undefined ? [] : [checkRow(checklist.id, check, own, severalFolders)];
    });
    const counts: Partial<Record<ShownOutcome, number>> = {};
    for (const { result } of results.filter((item) => checklist.checks.includes(item.result.check))) {
      const outcome = shownOutcome(result);
      counts[outcome] = (counts[outcome] ?? 0) + 1;
    }
    const questions = checklist.questions.flatMap((id) => {
      const title = index.questions.find((question) => question.id === id)?.title;
      return title === undefined ? [] : questionRows(checklist.id, title, id, results);
    });
    return {
      kind: 'checklist',
      id: `checklist:${checklist.id}`,
      checklist,
      counts,
      children: [...sortRows(rows), ...questions],
    };
  });
}

function checkRow(
  checklist: string,
  check: CheckEntry,
  results: readonly FolderResult[],
  severalFolders: boolean,
): CheckRow {
  const id = `check:${checklist}/${check.id}`;
  // A scope in which the question does not arise is worth a row only when it is the only one.
  const asked = results.filter(({ result }) => result.outcome !== 'not-applicable');
  const shown = asked.length > 0 ? asked : results.slice(0, 1);
  const worst = [...shown].sort((a, b) => WEIGHT[shownOutcome(a.result)] - WEIGHT[shownOutcome(b.result)])[0];
  const children: (ScopeRow | EvidenceRow)[] =
    shown.length === 1 && shown[0] !== undefined
      ? evidenceRows(id, shown[0])
      : shown.map((item): ScopeRow => {
          const scopeId = `${id}@${item.folder.folder}/${item.result.scope.kind}:${item.result.scope.path}`;
          const label = scopeLabel(item, severalFolders);
          return {
            kind: 'scope',
            id: scopeId,
            label: label === '' ? item.result.scope.kind : label,
            outcome: shownOutcome(item.result),
            result: item.result,
            children: evidenceRows(scopeId, item),
          };
        });
  return {
    kind: 'check',
    id,
    check,
    outcome: worst === undefined ? undefined : shownOutcome(worst.result),
    message: worst?.result.message ?? '',
    findings: shown.reduce(
      (sum, { result }) => sum + result.findings.filter((finding) => finding.outcome === 'fail').length,
      0,
    ),
    children,
  };
}

function questionRows(
  checklist: string,
  title: string,
  question: string,
  results: readonly FolderResult[],
): QuestionRow[] {
  return results
    .filter(({ result }) => result.check === question)
    .map(({ folder, result }) => ({
      kind: 'question',
      id: `question:${checklist}/${question}@${folder.folder}/${result.scope.repository}`,
      title,
      result,
    }));
}

function evidenceRows(parent: string, { folder, result }: FolderResult): EvidenceRow[] {
  const place = (location: Location): EvidenceRow['location'] => ({
    ...location,
    folder: folder.folder,
    repository: result.scope.repository,
  });
  const findings = result.findings.map((finding, position): EvidenceRow => ({
    kind: 'evidence',
    id: `${parent}#${finding.fingerprint}.${position}`,
    check: result.check,
    outcome: finding.outcome,
    message:
      finding.suppression === null ? finding.message : `${finding.message} (${finding.suppression.reason})`,
    location: finding.location === null ? undefined : place(finding.location),
  }));
  const passes = result.passEvidence.map((location, position): EvidenceRow => ({
    kind: 'evidence',
    id: `${parent}#pass.${position}`,
    check: result.check,
    outcome: 'pass',
    message: location.excerpt.split('\n')[0] ?? '',
    location: place(location),
  }));
  if (findings.length + passes.length > 0) {
    return [...findings, ...passes];
  }
  return [
    {
      kind: 'evidence',
      id: `${parent}#message`,
      check: result.check,
      outcome: result.outcome,
      message: result.message,
      location: undefined,
    },
  ];
}

function sortRows(rows: readonly CheckRow[]): CheckRow[] {
  const weight = (row: CheckRow): number => (row.outcome === undefined ? 0 : WEIGHT[row.outcome]);
  return rows
    .map((row, position) => ({ row, position }))
    .sort(
      (a, b) =>
        weight(a.row) - weight(b.row) ||
        (a.row.outcome === 'fail'
          ? SEVERITY_WEIGHT[a.row.check.severity] - SEVERITY_WEIGHT[b.row.check.severity]
          : 0) ||
        a.position - b.position,
    )
    .map(({ row }) => row);
}
