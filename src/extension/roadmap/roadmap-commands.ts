import * as vscode from 'vscode';
import { ID_PATTERN, PAGE_KINDS, type PageRef, parseRef } from '../../content/ids.ts';
import type { ContentStore } from '../content/content-store.ts';
import { COMMANDS } from '../names.ts';
import type { TopicState } from '../progress/facts.ts';
import type { ProgressStore } from '../progress/progress-store.ts';
import type { PagePanels } from '../reader/page-panels.ts';
import type { CommandRegistry } from '../command-registry.ts';
import { learningPath, nextTopic } from './learning-path.ts';
import type { RoadmapNode } from './roadmap-model.ts';
import type { RoadmapSettings } from './roadmap-settings.ts';
import { pickTopic } from './topic-picker.ts';

export interface RoadmapCommandsParts {
  readonly content: ContentStore;
  readonly progress: ProgressStore;
  readonly settings: RoadmapSettings;
  readonly panels: PagePanels;
}

/** The commands of the *Roadmap* view and of pages. */
export function registerRoadmapCommands(commands: CommandRegistry, parts: RoadmapCommandsParts): void {
  const { content, progress, settings, panels } = parts;
  const loadTopics = async (): Promise<Awaited<ReturnType<ContentStore['catalogue']>>> => {
    const catalogue = await content.catalogue();
    await progress.load(catalogue.index.topics);
    return catalogue;
  };

  commands.register(COMMANDS.openPage, async (target: unknown) => {
    const ref = pageOf(target);
    if (ref !== undefined) {
      await panels.open(ref);
    }
  });
  commands.register(COMMANDS.openToSide, (target: unknown) => panels.openToSide(pageOf(target)));
  commands.register(COMMANDS.pageBack, () => panels.active?.move(-1));
  commands.register(COMMANDS.pageForward, () => panels.active?.move(1));
  commands.register(COMMANDS.openTopic, async () => {
    const topic = await pickTopic(await loadTopics(), (id) => progress.stateOf(id));
    if (topic !== undefined) {
      await panels.open({ kind: 'topic', id: topic.id });
    }
  });
  commands.register(COMMANDS.continueReading, async () => {
    const { index } = await loadTopics();
    const topic = nextTopic(learningPath(index), progress);
    if (topic === undefined) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Every topic is done or skipped. Well done!'));
      return;
    }
    await panels.open({ kind: 'topic', id: topic.id });
  });
  commands.register(COMMANDS.groupByArea, () => settings.setGrouping('area'));
  commands.register(COMMANDS.groupByPath, () => settings.setGrouping('path'));
  commands.register(COMMANDS.hideDone, () => settings.setHideDone(true));
  commands.register(COMMANDS.showDone, () => settings.setHideDone(false));

  const marks: readonly (readonly [string, TopicState])[] = [
    [COMMANDS.markTodo, 'todo'],
    [COMMANDS.markLearning, 'learning'],
    [COMMANDS.markDone, 'done'],
    [COMMANDS.markSkipped, 'skipped'],
    [COMMANDS.markRevise, 'revise'],
  ];
  for (const [command, state] of marks) {
    commands.register(command, async (node: unknown, selection: unknown) => {
      await loadTopics();
      await progress.set(topicsOf(node, selection, panels.active?.current), state);
    });
  }
  commands.register(COMMANDS.resetGroup, async (node: unknown) => {
    if (isNode(node) && node.kind === 'group') {
      await loadTopics();
      const ids = node.topics.map(({ topic }) => topic.id);
      await reset(progress, ids, vscode.l10n.t('Reset the progress of "{0}"?', node.title));
    }
  });
  commands.register(COMMANDS.resetAll, async () => {
    const { index } = await loadTopics();
    await reset(
      progress,
      index.topics.map(({ id }) => id),
      vscode.l10n.t('Reset the progress of all topics?'),
    );
  });
}

/** Asks, sets everything to do, and offers the way back. */
async function reset(progress: ProgressStore, ids: readonly string[], question: string): Promise<void> {
  const touched = ids.filter((id) => progress.stateOf(id) !== 'todo');
  if (touched.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no progress to reset.'));
    return;
  }
  const confirm = vscode.l10n.t('Reset');
  const detail = vscode.l10n.t(
    '{0} topics go back to "to do". You can undo this right after.',
    touched.length,
  );
  if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, confirm)) !== confirm) {
    return;
  }
  const before = progress.snapshot(touched);
  await progress.set(touched, 'todo');
  const undo = vscode.l10n.t('Undo');
  // Not awaited: the command is done, the offer stays as long as the message does.
  void vscode.window
    .showInformationMessage(vscode.l10n.t('Progress of {0} topics was reset.', touched.length), undo)
    .then((choice) => (choice === undo ? progress.restore(before) : undefined));
}

/** A page named by a row of a tree, by a reference, or by nothing. */
function pageOf(target: unknown): PageRef | undefined {
  if (isNode(target)) {
    return target.kind === 'topic' ? { kind: 'topic', id: target.topic.id } : undefined;
  }
  if (typeof target === 'string') {
    return parseRef(target); // The written form, `check:ci/actions-pinned`, is what links carry.
  }
  if (typeof target !== 'object' || target === null || !('kind' in target) || !('id' in target)) {
    return undefined;
  }
  const kind = PAGE_KINDS.find((candidate) => candidate === target.kind);
  return kind !== undefined && typeof target.id === 'string' && ID_PATTERN.test(target.id)
    ? { kind, id: target.id }
    : undefined;
}

/** The topics a mark is for: the selected rows, the row, or the page with the focus. */
function topicsOf(node: unknown, selection: unknown, page: PageRef | undefined): string[] {
  const rows = Array.isArray(selection) && selection.includes(node) ? (selection as unknown[]) : [node];
  const ids = rows.flatMap((row) => (isNode(row) && row.kind === 'topic' ? [row.topic.id] : []));
  return ids.length > 0 || page?.kind !== 'topic' ? ids : [page.id];
}

function isNode(value: unknown): value is RoadmapNode {
  return typeof value === 'object' && value !== null && ('topic' in value || 'topics' in value);
}
