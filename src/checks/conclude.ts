import type { Conclusion, Evidence, FindingDraft } from './check.ts';

/** One place that a check judges. */
export type JudgedSite =
  | { readonly verdict: 'good'; readonly at: Evidence }
  | ({ readonly verdict: 'bad' | 'review' | 'unknown' } & Omit<FindingDraft, 'outcome'>);

/** What was looked at, for answers that are absences. */
export interface Looked {
  readonly files: number;
  readonly patterns: readonly string[];
}

const NOTHING_LOOKED: Looked = { files: 0, patterns: [] };

/** At most this many good places are kept as evidence of a pass; all bad ones are. */
const PASS_EVIDENCE_LIMIT = 3;

/** Not applicable: the condition under which the check asks its question is not met. */
export function notApplicable(message: string, looked: Looked = NOTHING_LOOKED): Conclusion {
  return { outcome: 'not-applicable', message, findings: [], passEvidence: [], looked };
}

/** Passed, with the places that show it. A prohibition passes without a place: `looked` then says where it looked. */
export function passed(
  message: string,
  evidence: readonly Evidence[],
  looked: Looked = NOTHING_LOOKED,
): Conclusion {
  return {
    outcome: 'pass',
    message,
    findings: [],
    passEvidence: evidence.slice(0, PASS_EVIDENCE_LIMIT),
    looked,
  };
}

/** The deciding value is outside what files show; the one finding says which. */
export function unknown(message: string, at?: Evidence, looked: Looked = NOTHING_LOOKED): Conclusion {
  return {
    outcome: 'unknown',
    message,
    findings: [{ outcome: 'unknown', message, at }],
    passEvidence: [],
    looked,
  };
}

/** A required thing is absent: one finding, at the file that should have held it where one exists. */
export function missing(message: string, looked: Looked, at?: Evidence): Conclusion {
  return { outcome: 'fail', message, findings: [{ outcome: 'fail', message, at }], passEvidence: [], looked };
}

/**
 * The site rule: fails if any site is bad, is unknown if none is bad but one could not be resolved, is a review if a person
 * must look at one, else passes. With no site at all the answer is `whenNone`.
 */
export function judgeSites(
  sites: readonly JudgedSite[],
  options: {
    /** The answer when there is no site. */
    readonly whenNone: Conclusion;
    /** Message of a pass. */
    readonly passMessage: string;
    readonly looked?: Looked;
  },
): Conclusion {
  if (sites.length === 0) {
    return options.whenNone;
  }
  const findings: FindingDraft[] = [];
  const good: Evidence[] = [];
  for (const site of sites) {
    if (site.verdict === 'good') {
      good.push(site.at);
    } else {
      const { verdict, ...finding } = site;
      findings.push({ ...finding, outcome: verdict === 'bad' ? 'fail' : verdict });
    }
  }
  const looked = options.looked ?? NOTHING_LOOKED;
  const outcome = (['fail', 'unknown', 'review'] as const).find((candidate) =>
    findings.some((finding) => finding.outcome === candidate),
  );
  if (outcome === undefined) {
    return passed(options.passMessage, good, looked);
  }
  return {
    outcome,
    message: summarise(findings.filter((finding) => finding.outcome === outcome)),
    findings,
    passEvidence: good.slice(0, PASS_EVIDENCE_LIMIT),
    looked,
  };
}

function summarise(findings: readonly FindingDraft[]): string {
  const [first] = findings;
  const others = findings.length - 1;
  return others === 0 ? (first?.message ?? '') : `${first?.message ?? ''} (and ${others} more)`;
}
