import type { PageRef } from '../../content/ids.ts';
import type { Area, Technology } from '../../content/lists.ts';
import type { CheckEntry, ContentIndex, SnippetEntry, TopicEntry } from '../../content/model.ts';

/** Finds pages in the content index, also by the ids they had before. */
export class Catalogue {
  readonly index: ContentIndex;
  readonly #topics: ReadonlyMap<string, TopicEntry>;
  readonly #checks: ReadonlyMap<string, CheckEntry>;
  readonly #snippets: ReadonlyMap<string, SnippetEntry>;
  readonly #technologies: ReadonlyMap<string, Technology>;
  readonly #areas: ReadonlyMap<string, Area>;

  constructor(index: ContentIndex) {
    this.index = index;
    this.#topics = byEveryId(index.topics);
    this.#checks = byEveryId(index.checks);
    this.#snippets = byEveryId(index.snippets);
    this.#technologies = new Map(index.technologies.map((technology) => [technology.id, technology]));
    this.#areas = new Map(index.areas.map((area) => [area.id, area]));
  }

  topic(id: string): TopicEntry | undefined {
    return this.#topics.get(id);
  }

  check(id: string): CheckEntry | undefined {
    return this.#checks.get(id);
  }

  snippet(id: string): SnippetEntry | undefined {
    return this.#snippets.get(id);
  }

  /** The page under its present id; undefined when there is none. */
  resolve(ref: PageRef): PageRef | undefined {
    const entry = this.entry(ref);
    return entry === undefined ? undefined : { kind: ref.kind, id: entry.id };
  }

  entry(ref: PageRef): TopicEntry | CheckEntry | SnippetEntry | undefined {
    switch (ref.kind) {
      case 'topic':
        return this.topic(ref.id);
      case 'check':
        return this.check(ref.id);
      case 'snippet':
        return this.snippet(ref.id);
    }
  }

  /** The name of a technology for people; its id when the list does not know it. */
  technologyTitle(id: string): string {
    return this.#technologies.get(id)?.title ?? id;
  }

  technology(id: string): Technology | undefined {
    return this.#technologies.get(id);
  }

  areaTitle(id: string): string {
    return this.#areas.get(id)?.title ?? id;
  }

  stageTitle(id: string): string {
    return this.index.stages.find((stage) => stage.id === id)?.title ?? id;
  }

  /** The checks that judge a page: a topic's own, or the check itself. */
  checksOf(ref: PageRef): readonly CheckEntry[] {
    const ids = ref.kind === 'topic' ? (this.topic(ref.id)?.checks ?? []) : ref.kind === 'check' ? [ref.id] : [];
    return ids.flatMap((id) => this.check(id) ?? []);
  }
}

function byEveryId<T extends { readonly id: string; readonly formerly: readonly string[] }>(
  entries: readonly T[],
): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const entry of entries) {
    for (const id of entry.formerly) {
      map.set(id, entry);
    }
  }
  // Second, so that a present id always beats a former one.
  for (const entry of entries) {
    map.set(entry.id, entry);
  }
  return map;
}
