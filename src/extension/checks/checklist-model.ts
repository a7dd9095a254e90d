import type { CheckResult, Location, Outcome } from '../../checks/result.ts';
import type { CheckEntry, ChecklistEntry, ContentIndex } from '../../content/model.ts';
import { scopeLabel, type FolderResult } from './results-store.ts';

/** Rows of the *Checklists* view, as plain data with stable ids. */
export type ChecklistNode = ChecklistRow | CheckRow | ScopeRow | EvidenceRow;

export interface ChecklistRow {
  readonly kind: 'checklist';
  readonly id: string;
  readonly checklist: ChecklistEntry;
  readonly counts: Readonly<Partial<Record<Outcome, number>>>;
  readonly children: readonly CheckRow[];
}

export interface CheckRow {
  readonly kind: 'check';
  readonly id: string;
  readonly check: CheckEntry;
  /** Undefined before the first run. */
  readonly outcome: Outcome | undefined;
  /** What it says, where one result says all. */
  readonly message: string;
  readonly findings: number;
  readonly children: readonly (ScopeRow | EvidenceRow)[];
}

export interface ScopeRow {
  readonly kind: 'scope';
  readonly id: string;
  readonly label: string;
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

/** The worst first: what fails, what broke, what a person must look at, what cannot be known, what is fine. */
const WEIGHT: Readonly<Record<Outcome, number>> = {
  fail: 0,
  error: 1,
  review: 2,
  unknown: 3,
  attested: 4,
  pass: 5,
  'not-applicable': 6,
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
    const counts: Partial<Record<Outcome, number>> = {};
    for (const { result } of results.filter((item) => checklist.checks.includes(item.result.check))) {
      counts[result.outcome] = (counts[result.outcome] ?? 0) + 1;
    }
    return {
      kind: 'checklist',
      id: `checklist:${checklist.id}`,
      checklist,
      counts,
      children: sortRows(rows),
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
  const worst = [...shown].sort((a, b) => WEIGHT[a.result.outcome] - WEIGHT[b.result.outcome])[0];
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
            result: item.result,
            children: evidenceRows(scopeId, item),
          };
        });
  return {
    kind: 'check',
    id,
    check,
    outcome: worst?.result.outcome,
    message: worst?.result.message ?? '',
    findings: shown.reduce(
      (sum, { result }) => sum + result.findings.filter((finding) => finding.outcome === 'fail').length,
      0,
    ),
    children,
  };
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
    message: finding.message,
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
