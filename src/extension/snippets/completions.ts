import * as vscode from 'vscode';
import { mergeImports } from '../../content/merge-imports.ts';
import type { SnippetEntry } from '../../content/model.ts';
import type { SnippetVariant } from '../../content/snippet-variants.ts';
import { toPlainText, toSnippetSyntax } from '../../content/tab-stops.ts';
import type { ContentStore } from '../content/content-store.ts';
import { INTERNAL_COMMANDS, SETTINGS } from '../names.ts';
import { indentWithTabs } from './insertion-plan.ts';
import type { ProjectDetector } from './project-detector.ts';
import { isInCommentOrString } from './line-context.ts';
import { rankVariants } from './variant-rank.ts';

/** What every prefix starts with; nothing is offered before it is typed. */
const NAMESPACE = 'bp';

class SnippetCompletion extends vscode.CompletionItem {
  readonly variant: SnippetVariant;
  readonly document: vscode.TextDocument;

  constructor(entry: SnippetEntry, variant: SnippetVariant, document: vscode.TextDocument) {
    super({ label: entry.prefix, description: variant.title }, vscode.CompletionItemKind.Snippet);
    this.variant = variant;
    this.document = document;
  }
}

/** Offers snippets by their prefix, once `bp` is typed. */
export class SnippetCompletions implements vscode.CompletionItemProvider<SnippetCompletion> {
  readonly #content: ContentStore;
  readonly #detector: ProjectDetector;

  constructor(content: ContentStore, detector: ProjectDetector) {
    this.#content = content;
    this.#detector = detector;
  }

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.CompletionList<SnippetCompletion> | undefined> {
    const range = document.getWordRangeAtPosition(position, /\w+/);
    const word = range === undefined ? '' : document.getText(range.with({ end: position }));
    const isEnabled = vscode.workspace
      .getConfiguration('', document)
      .get<boolean>(SETTINGS.completionsEnabled, true);
    if (range === undefined || !isEnabled || !NAMESPACE.startsWith(word.slice(0, NAMESPACE.length))) {
      return undefined;
    }
    if (word.length < NAMESPACE.length) {
      // Ask again with the next character.
      return new vscode.CompletionList([], true);
    }
    const before = document.lineAt(position).text.slice(0, range.start.character);
    if (isInCommentOrString(before, document.languageId)) {
      return undefined;
    }
    const [{ index }, project] = await Promise.all([
      this.#content.catalogue(),
      this.#detector.detect(document),
    ]);
    const items: SnippetCompletion[] = [];
    for (const entry of index.snippets) {
      if (token.isCancellationRequested) {
        return undefined;
      }
      const ranked = rankVariants(await this.#content.variantsOf(entry.id), project).filter(
        ({ variant, language, fit }) =>
          variant.body !== undefined &&
          (language === 'same' || language === 'usable') &&
          fit !== 'other-version' &&
          fit !== 'other-stack',
      );
      items.push(...ranked.map(({ variant, index: at }) => completion(entry, variant, at, range, document)));
    }
    return new vscode.CompletionList(items);
  }

  resolveCompletionItem(item: SnippetCompletion): SnippetCompletion {
    const { document, variant } = item;
    const { insertions } = mergeImports(document.getText(), variant.imports, document.languageId);
    item.additionalTextEdits = insertions.map(({ offset, text }) =>
      vscode.TextEdit.insert(document.positionAt(offset), text),
    );
    return item;
  }
}

function completion(
  entry: SnippetEntry,
  variant: SnippetVariant,
  index: number,
  range: vscode.Range,
  document: vscode.TextDocument,
): SnippetCompletion {
  const item = new SnippetCompletion(entry, variant, document);
  const libraries = entry.libraries[variant.stack] ?? [];
  const body = (variant.body ?? '').replace(/\s+$/, '');
  item.detail = [entry.title, ...libraries].join(' · ');
  item.documentation = new vscode.MarkdownString()
    .appendText(entry.purpose)
    .appendCodeblock(toPlainText(body), document.languageId)
    .appendText(entry.placement);
  item.insertText = new vscode.SnippetString(toSnippetSyntax(indentWithTabs(body)));
  item.range = range;
  item.filterText = entry.prefix;
  // After what the language itself offers.
  item.sortText = `~${entry.prefix}`;
  item.command = {
    command: INTERNAL_COMMANDS.completionAccepted,
    title: '',
    arguments: [{ snippet: entry.id, variant: index }],
  };
  return item;
}
