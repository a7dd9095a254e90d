/** One line of the result: what was measured against what it may be. */
export interface Row {
  readonly what: string;
  readonly budget: string;
  readonly measured: string;
  /** Measured by budget; undefined where there is no budget. */
  readonly ratio: number | undefined;
}

/** A row with a budget in the unit that is measured. */
export function row(what: string, measured: number, budget: number, unit: string, note = ''): Row {
  return {
    what,
    budget: `≤ ${number(budget)} ${unit}`,
    measured: `${number(measured)} ${unit}${note === '' ? '' : ` (${note})`}`,
    ratio: measured / budget,
  };
}

/** A row that is told for its own sake. */
export function fact(what: string, measured: string): Row {
  return { what, budget: '-', measured, ratio: undefined };
}

export function printTable(title: string, rows: readonly Row[]): void {
  const cells = rows.map(({ what, budget, measured, ratio }) => [
    what,
    budget,
    measured,
    ratio === undefined ? '' : `${ratio.toFixed(2)} ${ratio <= 1 ? 'ok' : 'OVER'}`,
  ]);
  const all = [['what', 'budget', 'measured', 'measured / budget'], ...cells];
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((line) => (line[column] ?? '').length)));
  const format = (line: readonly string[]): string =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  console.log(`\n${title}`);
  for (const line of all) {
    console.log(`  ${format(line)}`);
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** Three digits that matter: more would be noise. */
export function number(value: number): string {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}
