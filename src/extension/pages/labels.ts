import type { TopicState } from '../progress/facts.ts';

/** Every text of a page that is not content, translated by the host. `{0}` stands for what is filled in. */
export interface PageLabels {
  readonly onThisPage: string;
  readonly minutesToRead: string;
  readonly practice: string;
  readonly readBefore: string;
  readonly related: string;
  readonly markDone: string;
  readonly markedDone: string;
  readonly state: string;
  readonly states: Readonly<Record<TopicState, string>>;
  readonly copy: string;
  readonly copyCode: string;
  readonly insert: string;
  readonly insertVariant: string;
  readonly copyVariant: string;
  readonly preview: string;
  readonly previewVariant: string;
  readonly wrong: string;
  readonly right: string;
  readonly stackTabs: string;
  readonly variantTabs: string;
  readonly yourStack: string;
  readonly snippet: string;
  readonly check: string;
  readonly needs: string;
  readonly placement: string;
  readonly table: string;
  readonly reviewed: string;
  readonly writtenFor: string;
  readonly standards: string;
  readonly severity: Readonly<Record<'high' | 'medium' | 'low', string>>;
  readonly confidence: Readonly<Record<'high' | 'medium' | 'low', string>>;
  readonly appliesTo: string;
  readonly topic: string;
  readonly inThisProject: string;
  readonly projectNotRun: string;
  readonly projectRunning: string;
  readonly projectNothing: string;
  readonly projectStale: string;
  readonly runChecklists: string;
  readonly moreEvidence: string;
  readonly outcomes: Readonly<Record<ProjectOutcome, string>>;
}

/** The outcomes of a check as a page shows them; those of the result contract. */
export type ProjectOutcome = 'pass' | 'fail' | 'not-applicable' | 'unknown' | 'review' | 'attested' | 'error';
