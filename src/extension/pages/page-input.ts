import type { PageRef } from '../../content/ids.ts';
import type { SnippetVariant } from '../../content/snippet-variants.ts';
import type { Catalogue } from '../content/catalogue.ts';
import type { TopicState } from '../progress/facts.ts';
import type { PageLabels } from './labels.ts';
import type { ProjectStatus } from './project-status.ts';

/** Everything a page is made of. */
export interface PageInput {
  readonly ref: PageRef;
  readonly body: string;
  readonly catalogue: Catalogue;
  /** The variants of the snippets that the page is or shows, by snippet id. */
  readonly variants: ReadonlyMap<string, readonly SnippetVariant[]>;
  /** The page's diagrams as SVG, in the order in which they stand in the body. */
  readonly diagrams: readonly string[];
  /** Technology ids found around the active file, the most telling first; they decide which tab comes first. */
  readonly stacks: readonly string[];
  readonly stateOf: (topicId: string) => TopicState;
  readonly project: ProjectStatus;
  readonly labels: PageLabels;
}

/** A page as the panel shows it. */
export interface RenderedPage {
  readonly title: string;
  /** The content of `<main>`: no script, no inline style, no address but `https:` links. */
  readonly html: string;
}

/** What `dist/renderer.js` exports. */
export interface PageRenderer {
  renderPage(input: PageInput): RenderedPage;
  /** The inside of the "In this project" part, to replace it when results change. */
  renderProjectStatus(status: ProjectStatus, labels: PageLabels): string;
}
