import { CONTEXT_KEYS, STATE_KEYS } from '../names.ts';
import { Signal } from '../signal.ts';
import type { Grouping } from './roadmap-model.ts';

/** What the Roadmap view remembers between sessions: its grouping, and whether it hides what is done. */
export class RoadmapSettings {
  readonly #state: { get(key: string): unknown; update(key: string, value: unknown): PromiseLike<void> };
  readonly #setContext: (key: string, value: unknown) => void;
  readonly #changed = new Signal<void>();

  readonly onDidChange = this.#changed.event;

  /** @param setContext sets a key for `when` clauses */
  constructor(
    state: { get(key: string): unknown; update(key: string, value: unknown): PromiseLike<void> },
    setContext: (key: string, value: unknown) => void,
  ) {
    this.#state = state;
    this.#setContext = setContext;
    this.#publish();
  }

  get grouping(): Grouping {
    return this.#state.get(STATE_KEYS.grouping) === 'path' ? 'path' : 'area';
  }

  get hideDone(): boolean {
    return this.#state.get(STATE_KEYS.hideDone) === true;
  }

  async setGrouping(grouping: Grouping): Promise<void> {
    await this.#set(STATE_KEYS.grouping, grouping);
  }

  async setHideDone(hide: boolean): Promise<void> {
    await this.#set(STATE_KEYS.hideDone, hide);
  }

  async #set(key: string, value: unknown): Promise<void> {
    await this.#state.update(key, value);
    this.#publish();
    this.#changed.fire();
  }

  #publish(): void {
    this.#setContext(CONTEXT_KEYS.grouping, this.grouping);
    this.#setContext(CONTEXT_KEYS.hideDone, this.hideDone);
  }
}
