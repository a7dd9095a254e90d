import * as vscode from 'vscode';
import type { Catalogue } from '../content/catalogue.ts';
import type { ContentStore } from '../content/content-store.ts';
import type { ProgressStore } from '../progress/progress-store.ts';
import { groupItem, topicItem, topicTooltip } from './roadmap-items.ts';
import {
  buildRoadmap,
  isBehind,
  visibleChildren,
  type GroupNode,
  type RoadmapNode,
  type TopicNode,
} from './roadmap-model.ts';
import type { RoadmapSettings } from './roadmap-settings.ts';

/** The *Roadmap* view's rows. Reads the content when the view is first shown, and reflects the progress store. */
export class RoadmapTree implements vscode.TreeDataProvider<RoadmapNode>, vscode.Disposable {
  readonly #content: ContentStore;
  readonly #progress: ProgressStore;
  readonly #settings: RoadmapSettings;
  readonly #changed = new vscode.EventEmitter<RoadmapNode | RoadmapNode[] | undefined>();
  readonly #subscriptions: vscode.Disposable[] = [this.#changed];
  #catalogue: Catalogue | undefined;
  #groups: readonly GroupNode[] = [];

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(content: ContentStore, progress: ProgressStore, settings: RoadmapSettings) {
    this.#content = content;
    this.#progress = progress;
    this.#settings = settings;
    this.#subscriptions.push(
      progress.onDidChange((ids) => this.#refreshTopics(ids)),
      settings.onDidChange(() => {
        this.#rebuild();
        this.#changed.fire(undefined);
      }),
    );
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  async getChildren(parent?: RoadmapNode): Promise<RoadmapNode[]> {
    if (this.#catalogue === undefined) {
      const catalogue = await this.#content.catalogue();
      await this.#progress.load(catalogue.index.topics);
      this.#catalogue = catalogue;
      this.#rebuild();
    }
    return visibleChildren(this.#groups, parent, this.#settings.hideDone, this.#stateOf);
  }

  getTreeItem(node: RoadmapNode): vscode.TreeItem {
    return node.kind === 'group' ? groupItem(node, this.#stateOf) : topicItem(node, this.#stateOf);
  }

  resolveTreeItem(item: vscode.TreeItem, node: RoadmapNode): vscode.TreeItem {
    if (node.kind === 'topic' && this.#catalogue !== undefined) {
      item.tooltip = topicTooltip(node, this.#catalogue, this.#stateOf);
    }
    return item;
  }

  getParent(node: RoadmapNode): RoadmapNode | undefined {
    return node.kind === 'topic' ? node.parent : undefined;
  }

  /** The row of a topic, to reveal it; undefined when the view has not been shown yet or hides the topic. */
  nodeOf(topicId: string): TopicNode | undefined {
    if (this.#settings.hideDone && isBehind(this.#progress.stateOf(topicId))) {
      return undefined;
    }
    return this.#allNodes().find(({ topic }) => topic.id === topicId);
  }

  #stateOf = (id: string): ReturnType<ProgressStore['stateOf']> => this.#progress.stateOf(id);

  #rebuild(): void {
    if (this.#catalogue !== undefined) {
      this.#groups = buildRoadmap(this.#catalogue.index, this.#settings.grouping);
    }
  }

  /** Refreshes the rows of these topics and the counts above them; everything only when rows come or go. */
  #refreshTopics(ids: readonly string[]): void {
    if (this.#settings.hideDone) {
      this.#changed.fire(undefined);
      return;
    }
    const changed = this.#allNodes().filter(({ topic }) => ids.includes(topic.id));
    // A group's refresh includes its topics.
    this.#changed.fire([...new Set(changed.map(({ parent }) => parent))]);
  }

  #allNodes(): TopicNode[] {
    return this.#groups.flatMap((group) => group.topics);
  }
}
