import * as vscode from 'vscode';
import type { Catalogue } from '../content/catalogue.ts';
import { COMMANDS, VIEW_ITEMS } from '../names.ts';
import type { TopicState } from '../progress/facts.ts';
import { minutesLabel, stateIcon, stateLabel } from '../texts.ts';
import { countDone, type GroupNode, type TopicNode } from './roadmap-model.ts';

type StateOf = (id: string) => TopicState;

/** The row of an area or a stage. */
export function groupItem(node: GroupNode, stateOf: StateOf): vscode.TreeItem {
  const item = new vscode.TreeItem(node.title, vscode.TreeItemCollapsibleState.Collapsed);
  const { done, total } = countDone(
    node.topics.map(({ topic }) => topic),
    stateOf,
  );
  const progress = vscode.l10n.t('{0} of {1} done', done, total);
  const months = node.months && vscode.l10n.t('months {0}–{1}', node.months[0], node.months[1]);
  item.id = `${node.group}:${node.id}`;
  item.contextValue = node.group === 'area' ? VIEW_ITEMS.area : VIEW_ITEMS.stage;
  item.description = months === undefined ? progress : `${months} · ${progress}`;
  item.iconPath = new vscode.ThemeIcon(node.icon ?? 'milestone');
  item.tooltip = `${node.title}: ${item.description}`;
  item.accessibilityInformation = {
    label: `${node.title}, ${item.description.replace(' · ', ', ')}`,
    role: 'treeitem',
  };
  return item;
}

/** The row of a topic. Its tooltip is filled by `topicTooltip` when it is first shown. */
export function topicItem({ topic, number }: TopicNode, stateOf: StateOf): vscode.TreeItem {
  const state = stateOf(topic.id);
  const item = new vscode.TreeItem(`${number}. ${topic.title}`, vscode.TreeItemCollapsibleState.None);
  item.id = `topic:${topic.id}`;
  item.contextValue = `${VIEW_ITEMS.topicPrefix}${state}`;
  item.description = minutesLabel(topic.minutes);
  item.iconPath = stateIcon(state);
  item.accessibilityInformation = {
    label: vscode.l10n.t(
      '{0}. {1}, {2}, {3} minutes to read',
      number,
      topic.title,
      stateLabel(state),
      topic.minutes,
    ),
    role: 'treeitem',
  };
  item.command = {
    command: COMMANDS.openPage,
    title: vscode.l10n.t('Open Topic'),
    arguments: [{ kind: 'topic', id: topic.id }],
  };
  return item;
}

/** Summary, state, times and prerequisites of a topic. */
export function topicTooltip(
  { topic }: TopicNode,
  catalogue: Catalogue,
  stateOf: StateOf,
): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString('', true);
  tooltip.appendMarkdown('**').appendText(topic.title).appendMarkdown('**\n\n');
  tooltip.appendText(topic.summary).appendMarkdown('\n\n');
  const facts = [
    stateLabel(stateOf(topic.id)),
    catalogue.stageTitle(topic.stage),
    vscode.l10n.t('{0} min to read', topic.minutes),
    vscode.l10n.t('{0}–{1} min of practice', topic.practice[0], topic.practice[1]),
  ];
  tooltip.appendText(facts.join(' · '));
  const prerequisites = topic.prerequisites.flatMap((id) => catalogue.topic(id) ?? []);
  if (prerequisites.length > 0) {
    const names = prerequisites.map(({ id, title }) => `${title} (${stateLabel(stateOf(id))})`);
    tooltip.appendMarkdown('\n\n').appendText(vscode.l10n.t('Read before: {0}', names.join(', ')));
  }
  return tooltip;
}
