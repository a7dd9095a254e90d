/** What a subscription gives back; VS Code's `Disposable` has the same shape. */
export interface Subscription {
  dispose(): void;
}

/** An event in VS Code's shape that needs no `vscode`, so that what fires it can be tested in plain Node. */
export class Signal<T> implements Subscription {
  readonly #listeners = new Set<(value: T) => unknown>();

  /** Subscribes; usable wherever a `vscode.Event` is expected. */
  readonly event = (
    listener: (value: T) => unknown,
    thisArg?: unknown,
    bag?: Subscription[],
  ): Subscription => {
    const bound = thisArg === undefined ? listener : listener.bind(thisArg);
    this.#listeners.add(bound);
    const subscription = { dispose: (): void => void this.#listeners.delete(bound) };
    bag?.push(subscription);
    return subscription;
  };

  fire(value: T): void {
    for (const listener of [...this.#listeners]) {
      listener(value);
    }
  }

  dispose(): void {
    this.#listeners.clear();
  }
}
