import * as vscode from 'vscode';
import { ID_PATTERN } from '../../content/ids.ts';
import type { SnippetEntry } from '../../content/model.ts';
import type { CommandRegistry } from '../command-registry.ts';
import type { ContentStore } from '../content/content-store.ts';
import type { EditorTracker } from '../editor-tracker.ts';
import { COMMANDS, INTERNAL_COMMANDS } from '../names.ts';
import type { PagePanels } from '../reader/page-panels.ts';
import { findMissing } from './dependencies.ts';
import type { FileCreator } from './file-creator.ts';
import { describeFit } from './fit-texts.ts';
import type { DetectedProject, ProjectDetector } from './project-detector.ts';
import { insertBody, textAfter } from './snippet-inserter.ts';
import { languageIdOf } from './snippet-language.ts';
import { pickSnippet, pickVariant } from './snippet-picker.ts';
import { rankVariants, type RankedVariant } from './variant-rank.ts';
import { plainText, snippetUri, type PreviewDocuments } from './virtual-documents.ts';

export interface SnippetCommandsParts {
  readonly content: ContentStore;
  readonly detector: ProjectDetector;
  readonly editors: EditorTracker;
  readonly files: FileCreator;
  readonly previews: PreviewDocuments;
  readonly panels: PagePanels;
}

/** A snippet and a variant that the reader has settled on. */
interface Choice {
  readonly entry: SnippetEntry;
  readonly ranked: RankedVariant;
  readonly project: DetectedProject;
}

/** The commands of the *Snippets* view, of snippet cards on pages, and of the palette. */
export function registerSnippetCommands(commands: CommandRegistry, parts: SnippetCommandsParts): void {
  const { content, detector, editors, files, previews, panels } = parts;

  const choose = async (target: unknown): Promise<Choice | undefined> => {
    const wanted = targetOf(target);
    const [catalogue, project] = await Promise.all([content.catalogue(), detector.detect()]);
    const entry =
      wanted === undefined ? await pickSnippet(catalogue, project) : catalogue.snippet(wanted.snippet);
    if (entry === undefined) {
      return undefined;
    }
    const ranked = rankVariants(await content.variantsOf(entry.id), project);
    const named = ranked.find(({ index }) => index === wanted?.variant);
    const picked = named ?? (await pickVariant(entry, ranked, project));
    return picked === undefined ? undefined : { entry, ranked: picked, project };
  };

  commands.register(COMMANDS.insertSnippet, async (target: unknown) => {
    const choice = await choose(target);
    if (choice !== undefined && (await isWanted(choice))) {
      await insert(choice, editors, files);
    }
  });
  commands.register(COMMANDS.previewSnippet, async (target: unknown) => {
    const choice = await choose(target);
    if (choice !== undefined) {
      const { entry, ranked } = choice;
      const uri = snippetUri(entry.id, ranked.index, ranked.variant);
      await vscode.window.showTextDocument(uri, { preview: true, viewColumn: vscode.ViewColumn.Beside });
    }
  });
  commands.register(COMMANDS.previewChange, async (target: unknown) => {
    const choice = await choose(target);
    const editor = editors.current;
    if (choice === undefined) {
      return;
    }
    if (editor === undefined || choice.ranked.variant.body === undefined) {
      await vscode.commands.executeCommand(COMMANDS.previewSnippet, targetFor(choice));
      return;
    }
    const { document } = editor;
    const preview = previews.put(document.uri, textAfter(editor, choice.ranked));
    const title = vscode.l10n.t(
      '{0} with "{1}"',
      vscode.workspace.asRelativePath(document.uri),
      choice.entry.title,
    );
    await vscode.commands.executeCommand('vscode.diff', document.uri, preview, title, { preview: true });
  });
  commands.register(COMMANDS.copySnippet, async (target: unknown) => {
    const choice = await choose(target);
    if (choice !== undefined) {
      await vscode.env.clipboard.writeText(plainText(choice.ranked.variant));
      vscode.window.setStatusBarMessage(vscode.l10n.t('Copied "{0}"', choice.entry.title), 3000);
    }
  });
  commands.register(COMMANDS.snippetPage, async (target: unknown) => {
    const wanted = targetOf(target);
    if (wanted !== undefined) {
      await panels.open({ kind: 'snippet', id: wanted.snippet });
    }
  });
  commands.register(INTERNAL_COMMANDS.completionAccepted, async (target: unknown) => {
    const wanted = targetOf(target);
    if (wanted?.variant === undefined) {
      return;
    }
    const entry = (await content.catalogue()).snippet(wanted.snippet);
    const variant = (await content.variantsOf(wanted.snippet))[wanted.variant];
    if (entry !== undefined && variant !== undefined) {
      offerDependencies(entry, variant.stack, await detector.detect());
    }
  });
}

async function insert(
  { entry, ranked, project }: Choice,
  editors: EditorTracker,
  files: FileCreator,
): Promise<void> {
  const { variant } = ranked;
  let isDone = false;
  if (variant.files.length > 0) {
    isDone = await files.create(entry, ranked, project);
  }
  if (variant.body !== undefined) {
    const editor = editors.current;
    isDone =
      editor === undefined ? await offerUntitled(entry, ranked) : await insertBody(entry, ranked, editor);
  }
  if (isDone) {
    offerDependencies(entry, variant.stack, project);
  }
}

/** A variant for another version or another language goes in only when the reader says so. */
async function isWanted({ ranked, project }: Choice): Promise<boolean> {
  const { variant, language } = ranked;
  const anyway = vscode.l10n.t('Insert Anyway');
  if (ranked.fit === 'other-version') {
    const message = vscode.l10n.t(
      '"{0}" was written {1}. Insert it anyway?',
      variant.title,
      describeFit(ranked) ?? '',
    );
    return (await vscode.window.showWarningMessage(message, { modal: true }, anyway)) === anyway;
  }
  if (language === 'other') {
    const message = vscode.l10n.t(
      '"{0}" is {1}, and the open file is {2}. Insert it anyway?',
      variant.title,
      languageIdOf(variant.language),
      project.language ?? '',
    );
    return (await vscode.window.showWarningMessage(message, { modal: true }, anyway)) === anyway;
  }
  return true;
}

async function offerUntitled(entry: SnippetEntry, { variant }: RankedVariant): Promise<boolean> {
  const open = vscode.l10n.t('Open in New File');
  const message = vscode.l10n.t('No file is open to insert "{0}" into.', entry.title);
  if ((await vscode.window.showInformationMessage(message, open)) !== open) {
    return false;
  }
  const document = await vscode.workspace.openTextDocument({
    language: languageIdOf(variant.language),
    content: plainText(variant),
  });
  await vscode.window.showTextDocument(document);
  return true;
}

/** Names what the snippet needs and the project does not have. Never runs anything. */
function offerDependencies(entry: SnippetEntry, stack: string, { surroundings }: DetectedProject): void {
  const missing = findMissing(entry.libraries[stack] ?? [], surroundings);
  if (missing === undefined) {
    return;
  }
  const { install, names, kind } = missing;
  const copy = kind === 'command' ? vscode.l10n.t('Copy Command') : vscode.l10n.t('Copy Dependency');
  const message = vscode.l10n.t(
    '"{0}" needs {1}, which this project does not declare.',
    entry.title,
    names.join(', '),
  );
  void vscode.window
    .showInformationMessage(message, ...(install === undefined ? [] : [copy]))
    .then((choice) =>
      choice === copy && install !== undefined ? vscode.env.clipboard.writeText(install) : undefined,
    );
}

/** A snippet named by its id, a row of the tree, a page, or by nothing; with a variant where one is named. */
function targetOf(target: unknown): { snippet: string; variant: number | undefined } | undefined {
  if (typeof target === 'string') {
    return ID_PATTERN.test(target) ? { snippet: target, variant: undefined } : undefined;
  }
  if (typeof target !== 'object' || target === null) {
    return undefined;
  }
  if ('entry' in target) {
    const { entry, ranked } = target as { entry: { id: string }; ranked?: { index: number } };
    return { snippet: entry.id, variant: ranked?.index };
  }
  if (!('snippet' in target) || typeof target.snippet !== 'string' || !ID_PATTERN.test(target.snippet)) {
    return undefined;
  }
  return {
    snippet: target.snippet,
    variant: 'variant' in target && typeof target.variant === 'number' ? target.variant : undefined,
  };
}

function targetFor({ entry, ranked }: Choice): { snippet: string; variant: number } {
  return { snippet: entry.id, variant: ranked.index };
}
