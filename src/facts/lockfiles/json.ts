import { LineMap } from '../../workspace/source-text.ts';

/** A part of a JSON file whose shape is not known. */
export type Json = Readonly<Record<string, unknown>>;

/** The object that stands at a key, or none. */
export function objectAt(value: Json | undefined, key: string): Json {
  const found = value?.[key];
  return typeof found === 'object' && found !== null ? (found as Json) : {};
}

export function textAt(value: Json | undefined, key: string): string | undefined {
  const found = value?.[key];
  return typeof found === 'string' ? found : undefined;
}

/** The entries of an object whose values are texts. */
export function textEntries(value: Json): (readonly [string, string])[] {
  return Object.entries(value).flatMap(([key, text]) =>
    typeof text === 'string' ? [[key, text] as const] : [],
  );
}

/** Finds lines by what stands in them: JSON read by the platform is quick, and has no positions. */
export class LineFinder {
  readonly #text: string;
  readonly #lines: LineMap;

  constructor(text: string) {
    this.#text = text;
    this.#lines = new LineMap(text);
  }

  /** The line (from 1) of the first place that holds a text; 1 when none does. */
  lineOf(needle: string): number {
    const at = this.#text.indexOf(needle);
    return at < 0 ? 1 : this.#lines.at(at).line;
  }
}
