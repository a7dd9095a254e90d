/** The states a topic can have, in the order in which they are offered. */
export const TOPIC_STATES = ['todo', 'learning', 'done', 'skipped', 'revise'] as const;
export type TopicState = (typeof TOPIC_STATES)[number];

/** What is known about one topic: its state and when it was set, in milliseconds since 1970. */
export interface ProgressFact {
  readonly state: TopicState;
  readonly at: number;
}

/** Facts by topic id. */
export type ProgressFacts = ReadonlyMap<string, ProgressFact>;

/** True for a value of that shape; storage can hold anything. */
export function isProgressFact(value: unknown): value is ProgressFact {
  if (typeof value !== 'object' || value === null || !('state' in value) || !('at' in value)) {
    return false;
  }
  return isTopicState(value.state) && typeof value.at === 'number' && Number.isFinite(value.at);
}

export function isTopicState(value: unknown): value is TopicState {
  return TOPIC_STATES.some((state) => state === value);
}

/**
 * The fact that holds of two. The later one wins; at the same millisecond the one further down the list of states, so
 * that every window decides alike.
 */
export function newerFact(
  a: ProgressFact | undefined,
  b: ProgressFact | undefined,
): ProgressFact | undefined {
  if (a === undefined || b === undefined) {
    return a ?? b;
  }
  if (a.at !== b.at) {
    return a.at > b.at ? a : b;
  }
  return TOPIC_STATES.indexOf(a.state) >= TOPIC_STATES.indexOf(b.state) ? a : b;
}

/** All facts of several sources, the newest for each topic. */
export function mergeFacts(...sources: readonly ProgressFacts[]): Map<string, ProgressFact> {
  const merged = new Map<string, ProgressFact>();
  for (const source of sources) {
    for (const [id, fact] of source) {
      const newest = newerFact(merged.get(id), fact);
      if (newest !== undefined) {
        merged.set(id, newest);
      }
    }
  }
  return merged;
}

/** True when two facts say the same; a missing one equals only a missing one. */
export function sameFact(a: ProgressFact | undefined, b: ProgressFact | undefined): boolean {
  return a?.state === b?.state && a?.at === b?.at;
}

/** A topic as progress sees it: its id and the ids it had before. */
export interface TrackedTopic {
  readonly id: string;
  readonly formerly: readonly string[];
}

/** The newest fact of a topic over all its ids. */
export function factOfTopic(topic: TrackedTopic, facts: ProgressFacts): ProgressFact | undefined {
  return [topic.id, ...topic.formerly]
    .map((id) => facts.get(id))
    .reduce<ProgressFact | undefined>((newest, fact) => newerFact(newest, fact), undefined);
}
