import type { Question } from '../../content/lists.ts';
import { pathMatcher } from '../../workspace/project-file/path-globs.ts';
import type { ProjectAttestation, ProjectFile } from '../../workspace/project-file/read-project.ts';
import { fingerprintOf } from '../fingerprint.ts';
import type { Attestation, CheckResult, Finding, Notice } from '../result.ts';

/** A repository as far as questions are concerned. */
export interface AskedRepository {
  /** Relative to the open folder; the empty string when it is the open folder. */
  readonly root: string;
  readonly files: readonly { readonly path: string }[];
  /** True when only part of it is open, so that its project file is not known. */
  readonly partial: boolean;
}

/** At most this many files are shown as hints. */
const HINTS_SHOWN = 5;

/**
 * One result for each question: what a person has answered, else the question itself for review. An answer holds up to and
 * including its last day; then the question is open again.
 */
export function attest(
  questions: readonly Question[],
  repository: AskedRepository,
  project: ProjectFile | undefined,
  evaluatedOn: string,
): { readonly results: CheckResult[]; readonly notices: Notice[] } {
  const results: CheckResult[] = [];
  const notices: Notice[] = [];
  const path = repository.root === '' ? '.' : repository.root;
  for (const question of questions) {
    const answers = (project?.attestations ?? []).filter((answer) => answer.question === question.id);
    // Of several answers the latest counts, and of one day's the one that stands last.
    const latest = answers.reduce<ProjectAttestation | undefined>(
      (best, answer) => (best === undefined || answer.date >= best.date ? answer : best),
      undefined,
    );
    const expires = latest === undefined ? '' : (latest.expires ?? addDays(latest.date, question.expiryDays));
    const base = baseResult(question, path);
    if (repository.partial) {
      results.push(open(base, question, 'unknown', PARTIAL, repository));
    } else if (latest === undefined || latest.date > evaluatedOn) {
      results.push(open(base, question, 'review', question.question, repository));
    } else if (expires < evaluatedOn) {
      const message = `${question.question} The answer of ${latest.date} expired on ${expires}.`;
      results.push(open(base, question, 'review', message, repository));
      notices.push({
        kind: 'expired-attestation',
        repository: path,
        path: project?.path ?? '',
        ...latest.at,
        message: `The answer to ${question.id} expired on ${expires}: answer the question again.`,
      });
    } else {
      results.push(answered(base, question, { ...latest, expires }));
    }
  }
  return { results, notices };
}

const PARTIAL =
  'Only part of the repository is open, so that its project file, which holds the answers, is not known.';

type Base = Omit<CheckResult, 'outcome' | 'message' | 'findings' | 'findingCount'>;

function baseResult(question: Question, repository: string): Base {
  return {
    check: question.id,
    checkVersion: 1,
    scope: { kind: 'repository', repository, path: '.' },
    confidence: 'high',
    passEvidence: [],
    looked: { files: 0, patterns: [] },
    topic: question.topic ?? null,
    attestation: null,
  };
}

function open(
  base: Base,
  question: Question,
  outcome: 'review' | 'unknown',
  message: string,
  repository: AskedRepository,
): CheckResult {
  const finding: Finding = {
    ...findingOf(question),
    outcome,
    message,
    related: hintsIn(repository, question).map((path) => ({
      message: 'May help to answer.',
      location: { path, line: 1, column: 1, endLine: 1, endColumn: 1, excerpt: '' },
    })),
  };
  return { ...base, outcome, message, findings: [finding], findingCount: 1 };
}

function answered(
  base: Base,
  question: Question,
  answer: ProjectAttestation & { readonly expires: string },
): CheckResult {
  const attestation: Attestation = {
    answer: answer.answer,
    by: answer.by,
    date: answer.date,
    link: answer.link ?? null,
    expires: answer.expires,
    note: answer.note ?? null,
  };
  const words = { yes: 'Yes', no: 'No', 'not-applicable': 'Not applicable' }[answer.answer];
  const message = `${words}, says ${answer.by} (${answer.date}).`;
  const findings: Finding[] =
    answer.answer === 'no'
      ? [{ ...findingOf(question), outcome: 'fail', message: `${question.question} ${message}` }]
      : [];
  return {
    ...base,
    outcome: 'attested',
    message,
    findings,
    findingCount: findings.length,
    attestation,
  };
}

function findingOf(question: Question): Omit<Finding, 'outcome' | 'message'> {
  return {
    fingerprint: fingerprintOf(question.id, '', question.id, 0),
    severity: question.severity,
    location: null,
    related: [],
    fixes: [],
    suppression: null,
  };
}

function hintsIn(repository: AskedRepository, { id, hintPaths }: Question): readonly string[] {
  if (hintPaths.length === 0) {
    return [];
  }
  let known = HINTS.get(repository.files);
  if (known === undefined) {
    known = new Map();
    HINTS.set(repository.files, known);
  }
  let hints = known.get(id);
  if (hints === undefined) {
    const matches = pathMatcher(hintPaths);
    hints = repository.files
      .map((file) => file.path)
      .filter(matches)
      .slice(0, HINTS_SHOWN);
    known.set(id, hints);
  }
  return hints;
}

/** Hints by list of files and question: a report after an edit asks again, and the list is still the same. */
const HINTS = new WeakMap<AskedRepository['files'], Map<string, readonly string[]>>();

/** A day some days after another, as `2026-11-21`. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
