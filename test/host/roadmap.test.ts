import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/extension/names.ts';
import type { GroupNode, RoadmapNode, TopicNode } from '../../src/extension/roadmap/roadmap-model.ts';
import { api } from './support/extension.ts';

async function rows(): Promise<{ groups: GroupNode[]; topics: TopicNode[] }> {
  const { roadmap } = await api();
  const groups = (await roadmap.getChildren()).filter((node): node is GroupNode => node.kind === 'group');
  const topics: RoadmapNode[] = (await Promise.all(groups.map((group) => roadmap.getChildren(group)))).flat();
  return { groups, topics: topics.filter((node): node is TopicNode => node.kind === 'topic') };
}

async function itemOf(node: RoadmapNode): Promise<vscode.TreeItem> {
  const { roadmap } = await api();
  return roadmap.getTreeItem(node);
}

describe('the Roadmap view', () => {
  const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
    vscode.commands.executeCommand(command, ...args);

  afterEach(async () => {
    await run(COMMANDS.groupByArea);
    await run(COMMANDS.showDone);
    const { progress, content } = await api();
    const { index } = await content.catalogue();
    await progress.set(
      index.topics.map(({ id }) => id),
      'todo',
    );
  });

  it('has a stable id, a label for screen readers and a parent for every row', async () => {
    const { groups, topics } = await rows();
    const { roadmap } = await api();
    assert.ok(groups.length >= 8 && topics.length >= 12);
    const ids = new Set<string>();
    for (const node of [...groups, ...topics]) {
      const item = await itemOf(node);
      assert.ok(item.id !== undefined && !ids.has(item.id), String(item.id));
      ids.add(item.id);
      assert.ok((item.accessibilityInformation?.label ?? '').length > 5);
      assert.ok(item.iconPath instanceof vscode.ThemeIcon);
    }
    for (const topic of topics) {
      assert.equal(roadmap.getParent(topic), topic.parent);
    }
  });

  it('keeps the same topics when it groups by learning path', async () => {
    const byArea = await rows();
    await run(COMMANDS.groupByPath);
    const byPath = await rows();
    assert.ok(byPath.groups.every(({ group }) => group === 'stage'));
    const ids = ({ topics }: { topics: TopicNode[] }): string[] => topics.map(({ topic }) => topic.id).sort();
    assert.deepEqual(ids(byPath), ids(byArea));
  });

  it('marks a topic, counts it and hides it', async () => {
    const { groups, topics } = await rows();
    const [group] = groups;
    const [topic] = topics;
    assert.ok(group !== undefined && topic !== undefined);
    await run(COMMANDS.markDone, topic);
    assert.equal((await itemOf(topic)).contextValue, 'topic.done');
    assert.match(String((await itemOf(group)).description), /^1 /);
    await run(COMMANDS.hideDone);
    assert.ok(!(await rows()).topics.some((other) => other.topic.id === topic.topic.id));
  });

  it('marks all selected topics', async () => {
    const { topics } = await rows();
    const selected = topics.slice(0, 3);
    await run(COMMANDS.markLearning, selected[0], selected);
    for (const node of selected) {
      assert.equal((await itemOf(node)).contextValue, 'topic.learning');
    }
  });

  it('says in a tooltip what a topic is about', async () => {
    const { topics } = await rows();
    const { roadmap } = await api();
    const node = topics.find(({ topic }) => topic.prerequisites.length > 0);
    assert.ok(node !== undefined);
    const { tooltip } = roadmap.resolveTreeItem(roadmap.getTreeItem(node), node);
    assert.ok(tooltip instanceof vscode.MarkdownString);
    assert.ok(tooltip.isTrusted !== true);
    assert.ok(tooltip.value.length > node.topic.title.length + 40);
  });
});
