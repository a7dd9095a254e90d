import { baselineKey, type Baseline, type BaselineEntry } from '../../workspace/project-file/baseline.ts';
import type { CheckResult, Finding, Suppression } from '../result.ts';
import { placeOf, type Decisions, type LocalNotice, type Suppressor } from './suppressor.ts';

/** What a finding of the baseline says of itself. */
export const BASELINE_SUPPRESSION: Suppression = {
  kind: 'baseline',
  reason: 'known before',
  owner: null,
  expires: null,
};

/** Findings that were there when the baseline was written. Only what fails can be in it. */
export class BaselineUse implements Suppressor {
  readonly #decisions: Decisions;
  readonly #keys: ReadonlySet<string>;
  readonly #seen = new Set<string>();

  constructor(decisions: Decisions) {
    this.#decisions = decisions;
    this.#keys = new Set((decisions.baseline?.entries ?? []).map(baselineKey));
  }

  suppress(result: CheckResult, finding: Finding): Suppression | undefined {
    const key = baselineKey(entryOf(result, finding));
    return finding.outcome === 'fail' && this.#keys.has(key) ? this.#use(key) : undefined;
  }

  notices(): LocalNotice[] {
    const { baseline, ran } = this.#decisions;
    return baseline === undefined ? [] : unusedEntries(baseline, ran, this.#seen);
  }

  #use(key: string): Suppression {
    this.#seen.add(key);
    return BASELINE_SUPPRESSION;
  }
}

/** What the baseline holds and no check of the run found any more. */
export function unusedEntries(
  baseline: Baseline,
  ran: ReadonlySet<string>,
  seen: ReadonlySet<string>,
): LocalNotice[] {
  return baseline.entries
    .filter((entry) => ran.has(entry.check) && !seen.has(baselineKey(entry)))
    .map((entry) => ({
      kind: 'unused-baseline',
      path: baseline.path,
      ...entry.at,
      message: `The finding of ${entry.check} in ${entry.path} is gone; --update-baseline takes it out.`,
    }));
}

/** A finding as the baseline writes it. */
export function entryOf(result: CheckResult, finding: Finding): BaselineEntry {
  return { fingerprint: finding.fingerprint, check: result.check, path: placeOf(result, finding) };
}
