import type { SnippetVariant } from '../../src/content/snippet-variants.ts';
import { Catalogue } from '../../src/extension/content/catalogue.ts';
import type { PageLabels } from '../../src/extension/pages/labels.ts';
import type { PageInput } from '../../src/extension/pages/page-input.ts';
import type { PageRef } from '../../src/content/ids.ts';
import { pathOfRef } from '../../src/content/links.ts';
import { ownContent } from './content.ts';

/** Labels that say their own name, so that a test sees where each one ends up. */
export const LABELS = namesOf('') as PageLabels;

function namesOf(path: string): unknown {
  return new Proxy(
    {},
    {
      get: (_, name) => {
        const full = `${path}${String(name)}`;
        return ['states', 'severity', 'confidence', 'outcomes'].includes(full)
          ? namesOf(`${full}.`)
          : `{0} ${full}`;
      },
    },
  );
}

/** What a page of the repository's own content is made of. */
export function pageInput(ref: PageRef, changes: Partial<PageInput> = {}): PageInput {
  const { index, variants, bodies } = ownContent();
  return {
    ref,
    body: bodies.get(pathOfRef(ref)) ?? '',
    catalogue: new Catalogue(index),
    variants: new Map<string, readonly SnippetVariant[]>(Object.entries(variants)),
    diagrams: [],
    stacks: [],
    stateOf: () => 'todo',
    project: { kind: 'not-run' },
    labels: LABELS,
    ...changes,
  };
}

/** Every page of the repository's own content. */
export function allPages(): PageRef[] {
  const { index } = ownContent();
  return [
    ...index.topics.map(({ id }): PageRef => ({ kind: 'topic', id })),
    ...index.checks.map(({ id }): PageRef => ({ kind: 'check', id })),
    ...index.snippets.map(({ id }): PageRef => ({ kind: 'snippet', id })),
  ];
}
