const HERE_DOCUMENT = /<<(-?)[ \t]*(?:'([^'\n]{1,80})'|"([^"\n]{1,80})"|\\?([^\s;&|<>()'"\\]{1,80}))/y;

/** The delimiter of a here-document that starts at an offset (`<<EOF`), and where the sign ends. */
export function readHereDocument(script: string, at: number): { delimiter: string; end: number } | undefined {
  HERE_DOCUMENT.lastIndex = at;
  const match = HERE_DOCUMENT.exec(script);
  const delimiter = match?.[2] ?? match?.[3] ?? match?.[4];
  return match === null || delimiter === undefined ? undefined : { delimiter, end: at + match[0].length };
}

/** Finds whole lines of a text; the text is indexed once, whatever the number of questions. */
export class LineFinder {
  readonly #text: string;
  #starts: Map<string, number[]> | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** The first line at or after an offset that reads exactly so, white space around it apart. */
  find(line: string, from: number): { start: number; end: number } | undefined {
    this.#starts ??= indexLines(this.#text);
    const starts = this.#starts.get(line) ?? [];
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) < from) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    const start = starts[low];
    if (start === undefined) {
      return undefined;
    }
    const newline = this.#text.indexOf('\n', start);
    return { start, end: newline < 0 ? this.#text.length : newline + 1 };
  }
}

function indexLines(text: string): Map<string, number[]> {
  const starts = new Map<string, number[]>();
  let start = 0;
  for (const line of text.split('\n')) {
    const key = line.trim();
    const known = starts.get(key);
    if (known === undefined) {
      starts.set(key, [start]);
    } else {
      known.push(start);
    }
    start += line.length + 1;
  }
  return starts;
}
