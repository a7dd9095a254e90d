import type { Call, Value } from '../code/code-model.ts';

export type LoaderState =
  /** Builds whatever the data asks for. */
  | 'unsafe'
  /** The same, from a file of a fixed name, or of a cache that this file writes itself. */
  | 'own-data'
  /** Limited to harmless or listed types. */
  | 'limited'
  /** What it builds depends on the version of the library. */
  | 'by-version'
  /** External entities of XML are switched on. */
  | 'entities'
  /** A limit is named that this file does not show. */
  | 'open-question';

/** A loader in code, before it becomes plain data. */
export interface FoundLoader {
  readonly what: string;
  readonly state: LoaderState;
  readonly library?: string;
}

export const isTrue = (value: Value | undefined): boolean => value?.kind === 'boolean' && value.value;
export const isFalse = (value: Value | undefined): boolean => value?.kind === 'boolean' && !value.value;
export const named = (call: Call, key: string): Value | undefined =>
  call.named.find((entry) => entry.key === key)?.value;
