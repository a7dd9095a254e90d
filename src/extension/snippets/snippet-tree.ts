import * as vscode from 'vscode';
import { areaOf } from '../../content/ids.ts';
import type { SnippetEntry } from '../../content/model.ts';
import type { SnippetVariant } from '../../content/snippet-variants.ts';
import type { Catalogue } from '../content/catalogue.ts';
import type { ContentStore } from '../content/content-store.ts';
import type { EditorTracker } from '../editor-tracker.ts';
import { COMMANDS, VIEW_ITEMS } from '../names.ts';
import { describeFit } from './fit-texts.ts';
import type { ProjectDetector } from './project-detector.ts';
import { rankVariants, type RankedVariant } from './variant-rank.ts';

interface AreaNode {
  readonly kind: 'area';
  readonly id: string;
  readonly title: string;
  readonly icon: string;
}

export interface SnippetNode {
  readonly kind: 'snippet';
  readonly entry: SnippetEntry;
  readonly parent: AreaNode;
}

export interface VariantNode {
  readonly kind: 'variant';
  readonly entry: SnippetEntry;
  readonly ranked: RankedVariant;
  readonly parent: SnippetNode;
}

export type SnippetTreeNode = AreaNode | SnippetNode | VariantNode;

/** The *Snippets* view's rows: areas, snippets, and their variants with those of the project's stack first. */
export class SnippetTree implements vscode.TreeDataProvider<SnippetTreeNode>, vscode.Disposable {
  readonly #content: ContentStore;
  readonly #detector: ProjectDetector;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #subscriptions: vscode.Disposable[];
  #catalogue: Catalogue | undefined;
  #stacks = '';

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(
    content: ContentStore,
    detector: ProjectDetector,
    editors: EditorTracker,
    onError: (error: unknown) => void,
  ) {
    this.#content = content;
    this.#detector = detector;
    this.#subscriptions = [
      this.#changed,
      editors.onDidChange(() => {
        this.#stackMayHaveChanged().catch(onError);
      }),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  async getChildren(parent?: SnippetTreeNode): Promise<SnippetTreeNode[]> {
    this.#catalogue ??= await this.#content.catalogue();
    const { index } = this.#catalogue;
    if (parent === undefined) {
      return index.areas
        .filter(({ id }) => index.snippets.some((snippet) => areaOf(snippet.id) === id))
        .map(({ id, title, icon }): AreaNode => ({ kind: 'area', id, title, icon }));
    }
    switch (parent.kind) {
      case 'area':
        return index.snippets
          .filter(({ id }) => areaOf(id) === parent.id)
          .map((entry): SnippetNode => ({ kind: 'snippet', entry, parent }));
      case 'snippet':
        return this.#variants(parent);
      case 'variant':
        return [];
    }
  }

  getParent(node: SnippetTreeNode): SnippetTreeNode | undefined {
    return node.kind === 'area' ? undefined : node.parent;
  }

  getTreeItem(node: SnippetTreeNode): vscode.TreeItem {
    switch (node.kind) {
      case 'area':
        return areaItem(node);
      case 'snippet':
        return snippetItem(node);
      case 'variant':
        return variantItem(node);
    }
  }

  async #variants(parent: SnippetNode): Promise<VariantNode[]> {
    const variants = await this.#content.variantsOf(parent.entry.id);
    const project = await this.#detector.detect();
    this.#stacks = project.surroundings.technologies.map(({ id }) => id).join();
    return rankVariants(variants, { ...project, language: undefined }).map((ranked): VariantNode => ({
      kind: 'variant',
      entry: parent.entry,
      ranked,
      parent,
    }));
  }

  /** Only an editor of another stack changes what the rows say. */
  async #stackMayHaveChanged(): Promise<void> {
    if (this.#catalogue !== undefined && (await this.#detector.stacks()).join() !== this.#stacks) {
      this.#changed.fire(undefined);
    }
  }
}

function areaItem(node: AreaNode): vscode.TreeItem {
  const item = new vscode.TreeItem(node.title, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `snippetArea:${node.id}`;
  item.contextValue = VIEW_ITEMS.snippetArea;
  item.iconPath = new vscode.ThemeIcon(node.icon);
  return item;
}

function snippetItem({ entry }: SnippetNode): vscode.TreeItem {
  const hasSeveral = entry.variants.length > 1;
  const { Collapsed, None } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(entry.title, hasSeveral ? Collapsed : None);
  item.id = `snippet:${entry.id}`;
  item.contextValue = VIEW_ITEMS.snippet;
  item.iconPath = new vscode.ThemeIcon('symbol-snippet');
  item.description = entry.prefix;
  item.tooltip = `${entry.title}\n${entry.summary}`;
  item.accessibilityInformation = {
    label: vscode.l10n.t('{0}, snippet. {1}', entry.title, entry.summary),
    role: 'treeitem',
  };
  if (!hasSeveral) {
    item.command = openCommand({ kind: 'snippet', id: entry.id });
  }
  return item;
}

function variantItem({ entry, ranked }: VariantNode): vscode.TreeItem {
  const { variant, fit, index } = ranked;
  const item = new vscode.TreeItem(variant.title, vscode.TreeItemCollapsibleState.None);
  const fitText = describeFit(ranked);
  const isMine = fit === 'fits' || fit === 'likely';
  item.id = `variant:${entry.id}:${index}`;
  item.contextValue = VIEW_ITEMS.variant;
  item.description = fitText ?? kindOf(variant);
  item.iconPath = isMine
    ? new vscode.ThemeIcon('pass', new vscode.ThemeColor('charts.green'))
    : new vscode.ThemeIcon(fit === 'other-version' ? 'warning' : 'code');
  item.tooltip = [`${entry.title}: ${variant.title}`, ...(fitText === undefined ? [] : [fitText])].join('\n');
  item.accessibilityInformation = {
    label: [entry.title, variant.title, item.description].join(', '),
    role: 'treeitem',
  };
  item.command = openCommand({ kind: 'snippet', id: entry.id });
  return item;
}

function openCommand(ref: { kind: 'snippet'; id: string }): vscode.Command {
  return { command: COMMANDS.openPage, title: vscode.l10n.t('Open Snippet Page'), arguments: [ref] };
}

function kindOf(variant: SnippetVariant): string {
  return variant.files.length === 0
    ? variant.language
    : variant.files.map(({ path }) => path.slice(path.lastIndexOf('/') + 1)).join(', ');
}
