import { isSuppressed, OUTCOMES, type CheckResult, type Summary } from './result.ts';

/** Counts results by outcome; a result of which everything that decided it is suppressed counts as suppressed too. */
export function summarise(results: readonly CheckResult[]): Summary {
  const summary = Object.fromEntries([...OUTCOMES, 'suppressed'].map((key) => [key, 0])) as Record<
    keyof Summary,
    number
  >;
  for (const result of results) {
    summary[result.outcome]++;
    if (isSuppressed(result)) {
      summary.suppressed++;
    }
  }
  return summary;
}
