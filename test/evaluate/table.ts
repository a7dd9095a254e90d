import type { CheckResult, Outcome } from '../../src/checks/result.ts';

/** One answer of one check on one scope of a repository. */
export interface Answer {
  readonly repository: string;
  readonly result: CheckResult;
}

const LETTERS: Readonly<Record<Outcome, string>> = {
  pass: 'P',
  fail: 'F',
  'not-applicable': '·',
  unknown: '?',
  review: 'R',
  attested: 'A',
  error: 'E',
};

/** A table repository × check; a cell counts the outcomes of all scopes, `2P F` for two passes and a failure. */
export function outcomeTable(answers: readonly Answer[]): string {
  const repositories = [...new Set(answers.map((answer) => answer.repository))];
  const checks = [...new Set(answers.map((answer) => answer.result.check))];
  const rows = checks.map((check) => [
    check,
    ...repositories.map((repository) =>
      cellOf(answers.filter((answer) => answer.repository === repository && answer.result.check === check)),
    ),
  ]);
  const legend = repositories.map((repository, index) => `  ${index + 1} ${repository}`);
  const header = ['', ...repositories.map((_, index) => String(index + 1))];
  return [...legend, '', ...align([header, ...rows])].join('\n');
}

function cellOf(answers: readonly Answer[]): string {
  const counts = new Map<string, number>();
  for (const { result } of answers) {
    const letter = LETTERS[result.outcome];
    counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  const decided = [...counts].filter(([letter]) => letter !== LETTERS['not-applicable']);
  const shown = decided.length === 0 ? [...counts] : decided;
  return shown
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([letter, count]) => (count === 1 || letter === '·' ? letter : `${count}${letter}`))
    .join(' ');
}

/** For each check the share of applicable answers that are a pass or a failure. */
export function decidedShares(answers: readonly Answer[]): string {
  const checks = [...new Set(answers.map((answer) => answer.result.check))];
  const rows = checks.map((check) => {
    const count = (...outcomes: Outcome[]): number =>
      answers.filter(({ result }) => result.check === check && outcomes.includes(result.outcome)).length;
    const decided = count('pass', 'fail');
    const open = count('unknown', 'review');
    const share = decided + open === 0 ? '-' : `${Math.round((100 * decided) / (decided + open))} %`;
    return [
      check,
      ...[
        count('pass'),
        count('fail'),
        count('unknown'),
        count('review'),
        count('not-applicable'),
        count('error'),
      ].map(String),
      share,
    ];
  });
  const header = ['', 'pass', 'fail', 'unknown', 'review', 'n/a', 'error', 'decided'];
  return ['', ...align([header, ...rows]), ''].join('\n');
}

function align(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
