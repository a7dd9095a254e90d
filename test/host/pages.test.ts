import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { PageRef } from '../../src/content/ids.ts';
import { COMMANDS, PAGE_VIEW_TYPE } from '../../src/extension/names.ts';
import { api, closeAll, until } from './support/extension.ts';

async function allPages(): Promise<PageRef[]> {
  const { index } = await (await api()).content.catalogue();
  return [
    ...index.topics.map(({ id }): PageRef => ({ kind: 'topic', id })),
    ...index.checks.map(({ id }): PageRef => ({ kind: 'check', id })),
    ...index.snippets.map(({ id }): PageRef => ({ kind: 'snippet', id })),
  ];
}

function pageTabs(): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(PAGE_VIEW_TYPE),
    );
}

const open = (ref: PageRef): Thenable<unknown> => vscode.commands.executeCommand(COMMANDS.openPage, ref);

describe('pages', () => {
  afterEach(closeAll);

  it('open in one panel that is reused, with a history', async () => {
    const [first, second] = await allPages();
    assert.ok(first !== undefined && second !== undefined);
    await open(first);
    await open(second);
    await until('one panel is there', () => pageTabs().length === 1);
    const { panels } = await api();
    const shown = (): PageRef | undefined => panels.active?.current;
    await until('it has the focus', () => shown() !== undefined);
    assert.deepEqual(shown(), second);
    await vscode.commands.executeCommand(COMMANDS.pageBack);
    assert.deepEqual(shown(), first);
    await vscode.commands.executeCommand(COMMANDS.pageForward);
    assert.deepEqual(shown(), second);
  });

  it('open beside in a second panel', async () => {
    const [first] = await allPages();
    assert.ok(first !== undefined);
    await open(first);
    const { panels } = await api();
    await until('the panel has the focus', () => panels.active !== undefined);
    await vscode.commands.executeCommand(COMMANDS.openToSide);
    await until('two panels are there', () => pageTabs().length === 2);
  });

  it('have a strict policy, few resources and no forms', async () => {
    const [first] = await allPages();
    assert.ok(first !== undefined);
    await open(first);
    const { panels } = await api();
    await until('the panel has the focus', () => panels.active !== undefined);
    const { webview, options } = panels.active?.panel ?? assert.fail('no panel');
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(webview.html)?.[1] ?? '';
    assert.match(policy, /^default-src &#39;none&#39;; script-src &#39;nonce-[\w-]{32}&#39;; style-src /);
    assert.doesNotMatch(policy, /unsafe|data:|blob:|\*;/);
    assert.equal(webview.options.enableForms, false);
    assert.equal(webview.options.localResourceRoots?.length, 2);
    assert.equal(options.enableFindWidget, true);
  });

  it('all render, with nothing that the policy would refuse', async () => {
    const { pages } = await api();
    for (const ref of await allPages()) {
      const { html } = await pages.render(ref);
      const tags = html.replace(/<pre[\s\S]*?<\/pre>/g, '').match(/<[a-z][^>]*>/gi) ?? [];
      assert.ok(tags.length > 20, ref.id);
      for (const tag of tags) {
        assert.doesNotMatch(tag, /\s(style|on\w+)=|^<(script|iframe|form|style|link|img)\b/i);
      }
    }
  });

  it('say clearly that there is no such page', async () => {
    const { panels } = await api();
    await assert.rejects(panels.open({ kind: 'topic', id: 'nothing/here' }), /topic:nothing\/here/);
  });

  it('mark the topic that is read', async () => {
    const { panels, progress } = await api();
    const ref = (await allPages())[0];
    assert.ok(ref !== undefined);
    await open(ref);
    await until('the panel has the focus', () => panels.active !== undefined);
    await vscode.commands.executeCommand(COMMANDS.markRevise);
    assert.equal(progress.stateOf(ref.id), 'revise');
    await vscode.commands.executeCommand(COMMANDS.markTodo);
    assert.equal(progress.stateOf(ref.id), 'todo');
  });
});
