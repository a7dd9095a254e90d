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

/** A key at the start of a line, with as much of its value as tells it from others of the same name. */
const LINE_START = /^\s*("[^"\\]*(?:\\.[^"\\]*)*":)(?: (\{|\["|"[^"\\]*(?:\\.[^"\\]*)*"))?/;

/** Finds lines by how they begin: JSON read by the platform is quick, and has no positions. */
export class LineFinder {
  readonly #lines = new Map<string, number>();

  constructor(text: string) {
    text.split('\n').forEach((line, index) => {
      const [, key, value] = LINE_START.exec(line) ?? [];
      if (key !== undefined) {
        this.#add(key, index + 1);
        if (value !== undefined) {
          this.#add(`${key} ${value}`, index + 1);
        }
      }
    });
  }

  /** The line (from 1) of the first that begins with a key, or with a key and its text, `{` or `["`; 1 when none does. */
  lineOf(start: string): number {
    return this.#lines.get(start) ?? 1;
  }

  #add(start: string, line: number): void {
    if (!this.#lines.has(start)) {
      this.#lines.set(start, line);
    }
  }
}
