import {
  isProgressFact,
  mergeFacts,
  newerFact,
  sameFact,
  type ProgressFact,
  type ProgressFacts,
} from './facts.ts';

/** The folder in which the journal lives. Names are plain file names. */
export interface JournalFolder {
  /** Names and last changes (milliseconds since 1970) of the files; empty when the folder is not there. */
  list(): Promise<readonly { readonly name: string; readonly changed: number }[]>;
  read(name: string): Promise<string>;
  /** Replaces a file as a whole, creating the folder if need be. */
  write(name: string, text: string): Promise<void>;
  remove(name: string): Promise<void>;
}

/** A file that nobody has written for so long belongs to no open window any more, or to an idle one. */
const SETTLED_AFTER = 24 * 60 * 60 * 1000;

/**
 * The local copy of all progress. Each window writes one file of its own, so that two windows never overwrite each
 * other's facts; reading merges all files. Files of windows long gone are folded into ours and removed.
 */
export class ProgressJournal {
  readonly #folder: JournalFolder;
  readonly #ownName: string;
  #own = new Map<string, ProgressFact>();
  #writes: Promise<void> = Promise.resolve();

  /** @param windowId unique to this window, fit for a file name */
  constructor(folder: JournalFolder, windowId: string) {
    this.#folder = folder;
    this.#ownName = `${windowId}.json`;
  }

  /** All facts of all windows. A file that cannot be read or parsed counts as empty and stays where it is. */
  async read(): Promise<Map<string, ProgressFact>> {
    const sources: ProgressFacts[] = [this.#own];
    for (const { name } of await this.#folder.list()) {
      if (name.endsWith('.json') && name !== this.#ownName) {
        sources.push((await this.#readFile(name)) ?? new Map());
      }
    }
    return mergeFacts(...sources);
  }

  /** Adds facts to this window's file. Resolves when they are stored. */
  append(facts: ProgressFacts): Promise<void> {
    this.#own = mergeFacts(this.#own, facts);
    // One write at a time, each with everything known by then; a failed one does not block the next.
    const next = this.#writes
      .catch(() => undefined)
      .then(() => this.#folder.write(this.#ownName, serialise(this.#own)));
    this.#writes = next;
    return next;
  }

  /**
   * Folds the settled files of other windows into ours. A file is removed only when all it holds has been written
   * here; its owner, should it wake up, writes it again with everything it knows.
   */
  async compact(now: number): Promise<void> {
    const settled = (await this.#folder.list()).filter(
      ({ name, changed }) =>
        name.endsWith('.json') && name !== this.#ownName && now - changed > SETTLED_AFTER,
    );
    const contents = new Map<string, ProgressFacts>();
    for (const { name } of settled) {
      const facts = await this.#readFile(name);
      if (facts !== undefined) {
        contents.set(name, facts);
      }
    }
    if (contents.size < 2) {
      return;
    }
    await this.append(mergeFacts(...contents.values()));
    for (const [name, folded] of contents) {
      const current = await this.#readFile(name);
      if (current !== undefined && isCovered(current, folded)) {
        await this.#folder.remove(name);
      }
    }
  }

  async #readFile(name: string): Promise<ProgressFacts | undefined> {
    try {
      return parse(await this.#folder.read(name));
    } catch {
      return undefined;
    }
  }
}

function serialise(facts: ProgressFacts): string {
  return `${JSON.stringify({ version: 1, facts: Object.fromEntries([...facts].sort(([a], [b]) => (a < b ? -1 : 1))) })}\n`;
}

function parse(text: string): ProgressFacts | undefined {
  const data: unknown = JSON.parse(text);
  if (typeof data !== 'object' || data === null || !('facts' in data)) {
    return undefined;
  }
  const entries = Object.entries(data.facts as Record<string, unknown>);
  return new Map(entries.filter((entry): entry is [string, ProgressFact] => isProgressFact(entry[1])));
}

function isCovered(facts: ProgressFacts, by: ProgressFacts): boolean {
  return [...facts].every(([id, fact]) => sameFact(newerFact(fact, by.get(id)), by.get(id)));
}
