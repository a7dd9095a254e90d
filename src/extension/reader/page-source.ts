import type { PageRef } from '../../content/ids.ts';
import type { SnippetVariant } from '../../content/snippet-variants.ts';
import type { Catalogue } from '../content/catalogue.ts';
import type { ContentStore } from '../content/content-store.ts';
import type { PageLabels } from '../pages/labels.ts';
import type { PageRenderer, RenderedPage } from '../pages/page-input.ts';
import type { ProjectStatus } from '../pages/project-status.ts';
import type { TopicState, TrackedTopic } from '../progress/facts.ts';

/** Where the answers for "In this project" come from. */
export interface ProjectStatusSource {
  /** What is known about these checks in the open workspace. */
  statusOf(checks: readonly string[]): ProjectStatus;
  /** Fires when the answers may have changed. */
  readonly onDidChange: (listener: () => unknown) => { dispose(): void };
}

export interface PageSourceParts {
  readonly content: ContentStore;
  readonly loadRenderer: () => Promise<PageRenderer>;
  readonly progress: {
    load(topics: readonly TrackedTopic[]): Promise<void>;
    stateOf(id: string): TopicState;
  };
  readonly project: ProjectStatusSource;
  /** Technologies around the active file, the most telling first. */
  readonly detectStacks: () => Promise<readonly string[]>;
  readonly labels: () => PageLabels;
}

/** Gathers what a page is made of and renders it. */
export class PageSource {
  readonly #parts: PageSourceParts;

  constructor(parts: PageSourceParts) {
    this.#parts = parts;
  }

  /** The page under its present id; undefined when there is none. */
  async resolve(ref: PageRef): Promise<PageRef | undefined> {
    return (await this.#parts.content.catalogue()).resolve(ref);
  }

  async render(ref: PageRef): Promise<RenderedPage> {
    const { content, progress, project, labels } = this.#parts;
    const [catalogue, renderer, body, stacks] = await Promise.all([
      content.catalogue(),
      this.#parts.loadRenderer(),
      content.body(ref),
      this.#parts.detectStacks(),
    ]);
    const variants = await this.#variantsOn(ref, body, catalogue);
    await progress.load(catalogue.index.topics);
    return renderer.renderPage({
      ref,
      body,
      catalogue,
      variants,
      diagrams: await content.diagramsOf(ref, body),
      stacks,
      stateOf: (id) => progress.stateOf(id),
      project: project.statusOf(catalogue.checksOf(ref).map(({ id }) => id)),
      labels: labels(),
    });
  }

  /** The inside of "In this project" as it is now, with the status it shows. */
  async renderProject(ref: PageRef): Promise<{ html: string; status: ProjectStatus }> {
    const catalogue = await this.#parts.content.catalogue();
    const status = this.#parts.project.statusOf(catalogue.checksOf(ref).map(({ id }) => id));
    const renderer = await this.#parts.loadRenderer();
    return { html: renderer.renderProjectStatus(status, this.#parts.labels()), status };
  }

  /** The variants of every snippet that the page is, links or offers as a fix: those can become cards. */
  async #variantsOn(
    ref: PageRef,
    body: string,
    catalogue: Catalogue,
  ): Promise<Map<string, readonly SnippetVariant[]>> {
    const ids = new Set(ref.kind === 'snippet' ? [ref.id] : []);
    for (const [, id = ''] of body.matchAll(/snippets\/([a-z0-9-]+\/[a-z0-9-]+)\.md/g)) {
      ids.add(id);
    }
    for (const fix of ref.kind === 'check' ? (catalogue.check(ref.id)?.fixes ?? []) : []) {
      if (fix.kind === 'snippet') {
        ids.add(fix.id);
      }
    }
    const variants = new Map<string, readonly SnippetVariant[]>();
    for (const id of ids) {
      variants.set(id, await this.#parts.content.variantsOf(id));
    }
    return variants;
  }
}
