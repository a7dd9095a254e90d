import type { PagePlace } from '../../panels/protocol.ts';

/** Places that a panel remembers; older ones fall off. */
const LIMIT = 100;

/** The pages a panel has shown, with the one it shows now: a browser's history. */
export class PageHistory {
  #places: PagePlace[];
  #position: number;
  /** Scroll positions by place, kept only while the panel lives. */
  readonly #scrolls = new Map<PagePlace, number>();

  constructor(places: readonly PagePlace[], position = places.length - 1) {
    this.#places = [...places];
    this.#position = Math.min(Math.max(0, position), this.#places.length - 1);
  }

  get current(): PagePlace | undefined {
    return this.#places[this.#position];
  }

  get places(): readonly PagePlace[] {
    return this.#places;
  }

  get position(): number {
    return this.#position;
  }

  get canGoBack(): boolean {
    return this.#position > 0;
  }

  get canGoForward(): boolean {
    return this.#position < this.#places.length - 1;
  }

  /** Goes to a new place; what lay ahead is forgotten. The place shown already is not entered twice. */
  push(place: PagePlace): void {
    const { current } = this;
    if (
      current?.ref.kind === place.ref.kind &&
      current.ref.id === place.ref.id &&
      current.anchor === place.anchor
    ) {
      return;
    }
    this.#places = [...this.#places.slice(0, this.#position + 1), place].slice(-LIMIT);
    this.#position = this.#places.length - 1;
  }

  /** Moves by -1 or 1; false when there is nothing there. */
  move(step: -1 | 1): boolean {
    const target = this.#position + step;
    if (this.#places[target] === undefined) {
      return false;
    }
    this.#position = target;
    return true;
  }

  /** Remembers how far the page shown was scrolled. */
  keepScroll(scroll: number): void {
    if (this.current !== undefined) {
      this.#scrolls.set(this.current, scroll);
    }
  }

  get scroll(): number | undefined {
    return this.current === undefined ? undefined : this.#scrolls.get(this.current);
  }
}
