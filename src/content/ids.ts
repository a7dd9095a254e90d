/** The shape of every content id: `area/kebab-name`. */
export const ID_PATTERN = /^[a-z][a-z0-9-]*\/[a-z0-9][a-z0-9-]*$/;

/** The kinds of pages that an id can name. */
export const PAGE_KINDS = ['topic', 'check', 'snippet'] as const;
export type PageKind = (typeof PAGE_KINDS)[number];

/** A page named from anywhere: its kind and its id. Written `topic:security/jwt`. */
export interface PageRef {
  readonly kind: PageKind;
  readonly id: string;
}

/** The folder under `content/` that holds the pages of a kind. */
export const FOLDER_OF_KIND: Readonly<Record<PageKind, string>> = {
  topic: 'topics',
  check: 'checks',
  snippet: 'snippets',
};

/** `security` of `security/jwt`. */
export function areaOf(id: string): string {
  return id.slice(0, id.indexOf('/'));
}

/** The written form of a reference, for example `topic:security/jwt`. */
export function formatRef(ref: PageRef): string {
  return `${ref.kind}:${ref.id}`;
}

/** Reads the written form of a reference; undefined when it is not one. */
export function parseRef(text: string): PageRef | undefined {
  const colon = text.indexOf(':');
  const kind = PAGE_KINDS.find((candidate) => candidate === text.slice(0, colon));
  const id = text.slice(colon + 1);
  return kind !== undefined && ID_PATTERN.test(id) ? { kind, id } : undefined;
}
