/** A key of the environment that code reads, between two offsets of its file. */
export interface FoundRead {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** True where the place itself says what holds when nothing is set. */
  readonly hasDefault: boolean;
  /** True where no text names the key: a field of a settings class stands for it. */
  readonly isImplicit?: boolean;
}

/** Keys longer than this are none that a person set. */
export const KEY_LIMIT = 100;
