import { STATE_KEYS } from '../names.ts';
import { Signal } from '../signal.ts';
import {
  factOfTopic,
  isProgressFact,
  mergeFacts,
  sameFact,
  type ProgressFact,
  type TopicState,
  type TrackedTopic,
} from './facts.ts';
import type { ProgressJournal } from './journal.ts';

/** The part of `globalState` that progress needs. */
export interface SyncedState {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
  setKeysForSync(keys: readonly string[]): void;
}

/** States of some topics at one moment, to go back to. */
export type ProgressSnapshot = ReadonlyMap<string, TopicState>;

/**
 * The reader's progress. Every fact is kept twice: under a synced key of its own, so that settings sync moves it between
 * machines, and in the local journal, so that no window and no sync can lose it. Reading takes the newest.
 */
export class ProgressStore {
  readonly #state: SyncedState;
  readonly #journal: ProgressJournal;
  readonly #now: () => number;
  readonly #changed = new Signal<readonly string[]>();
  #topics: readonly TrackedTopic[] = [];
  #facts = new Map<string, ProgressFact>();
  #loading: Promise<void> | undefined;
  #refreshing: Promise<void> | undefined;

  /** Fires with the ids of the topics whose state changed. */
  readonly onDidChange = this.#changed.event;

  constructor(state: SyncedState, journal: ProgressJournal, now: () => number = Date.now) {
    this.#state = state;
    this.#journal = journal;
    this.#now = now;
  }

  /** Names the topics and reads their progress, once. */
  load(topics: readonly TrackedTopic[]): Promise<void> {
    this.#loading ??= this.#load(topics).catch((error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  async #load(topics: readonly TrackedTopic[]): Promise<void> {
    this.#topics = topics;
    this.#state.setKeysForSync(topics.flatMap(({ id, formerly }) => [id, ...formerly]).map(keyOf));
    await this.refresh();
    // Tidying up is not worth a reader's wait, nor an error message: the next window tries again.
    this.#journal.compact(this.#now()).catch(() => undefined);
  }

  /** Reads again what other windows and other machines have written. Does nothing before `load`. */
  refresh(): Promise<void> {
    this.#refreshing ??= this.#merge().finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  stateOf(id: string): TopicState {
    return this.#facts.get(id)?.state ?? 'todo';
  }

  /** When the state was set; 0 when it never was. */
  changedAt(id: string): number {
    return this.#facts.get(id)?.at ?? 0;
  }

  /** Sets the state of topics. The listeners hear of it at once; the promise resolves when it is stored twice. */
  async set(ids: readonly string[], state: TopicState): Promise<void> {
    await this.restore(new Map(ids.map((id) => [id, state])));
  }

  /** The states of topics as they are now. */
  snapshot(ids: readonly string[]): ProgressSnapshot {
    return new Map(ids.map((id) => [id, this.stateOf(id)]));
  }

  /** Sets each topic to its own state: what an undo does. */
  async restore(states: ProgressSnapshot): Promise<void> {
    const facts = new Map<string, ProgressFact>();
    for (const [id, state] of states) {
      const previous = this.#facts.get(id);
      if ((previous?.state ?? 'todo') !== state) {
        // Never earlier than the fact it replaces, even if that came from a machine whose clock is ahead.
        facts.set(id, { state, at: Math.max(this.#now(), (previous?.at ?? 0) + 1) });
      }
    }
    if (facts.size === 0) {
      return;
    }
    this.#facts = mergeFacts(this.#facts, facts);
    this.#changed.fire([...facts.keys()]);
    await Promise.all([this.#writeKeys(facts), this.#journal.append(facts)]);
  }

  async #merge(): Promise<void> {
    if (this.#topics.length === 0) {
      return;
    }
    const journal = await this.#journal.read();
    const synced = this.#readKeys();
    const known = mergeFacts(this.#facts, journal, synced);
    const changed: string[] = [];
    const newerThanKeys = new Map<string, ProgressFact>();
    const newerThanJournal = new Map<string, ProgressFact>();
    for (const topic of this.#topics) {
      const fact = factOfTopic(topic, known);
      if (fact === undefined) {
        continue;
      }
      if (this.stateOf(topic.id) !== fact.state) {
        changed.push(topic.id);
      }
      this.#facts.set(topic.id, fact);
      if (!sameFact(synced.get(topic.id), fact)) {
        newerThanKeys.set(topic.id, fact);
      }
      if (!sameFact(journal.get(topic.id), fact)) {
        newerThanJournal.set(topic.id, fact);
      }
    }
    if (changed.length > 0) {
      this.#changed.fire(changed);
    }
    await this.#writeKeys(newerThanKeys);
    if (newerThanJournal.size > 0) {
      await this.#journal.append(newerThanJournal);
    }
  }

  #readKeys(): Map<string, ProgressFact> {
    const facts = new Map<string, ProgressFact>();
    for (const id of this.#topics.flatMap((topic) => [topic.id, ...topic.formerly])) {
      const value = this.#state.get(keyOf(id));
      if (isProgressFact(value)) {
        facts.set(id, value);
      }
    }
    return facts;
  }

  async #writeKeys(facts: ReadonlyMap<string, ProgressFact>): Promise<void> {
    for (const [id, fact] of facts) {
      await this.#state.update(keyOf(id), { state: fact.state, at: fact.at });
    }
  }
}

function keyOf(id: string): string {
  return `${STATE_KEYS.progressPrefix}${id}`;
}
