import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ChecklistNode, ChecklistRow, CheckRow } from '../../src/extension/checks/checklist-model.ts';
import { COMMANDS } from '../../src/extension/names.ts';
import { api, closeAll } from './support/extension.ts';

/** All rows of a level of the Checklists view. */
async function children(parent?: ChecklistNode): Promise<ChecklistNode[]> {
  return (await api()).checks.tree.getChildren(parent);
}

async function checkRow(id: string): Promise<CheckRow> {
  for (const checklist of (await children()) as ChecklistRow[]) {
    for (const row of checklist.children) {
      if (row.kind === 'check' && row.check.id === id) {
        return row;
      }
    }
  }
  throw new Error(`${id} has no row`);
}

/** Acts, and waits until the rows of the view are as wanted. */
async function untilRows(isThere: () => Promise<boolean>, act: () => Thenable<unknown>): Promise<void> {
  const { tree } = (await api()).checks;
  await new Promise<void>((resolve, reject) => {
    const subscription = tree.onDidChangeTreeData(() => {
      isThere().then((there) => {
        if (there) {
          subscription.dispose();
          resolve();
        }
      }, reject);
    });
    act().then(undefined, reject);
  });
}

describe('running the checklists on samples/shop-api', () => {
  before(async function () {
    this.timeout(60_000);
    await vscode.commands.executeCommand(COMMANDS.runChecklists);
  });
  after(closeAll);

  it('shows checklist, check and evidence, the failures first', async () => {
    const checklists = (await children()) as ChecklistRow[];
    assert.deepEqual(
      checklists.slice(0, 3).map((row) => row.checklist.id),
      ['security', 'testing', 'ci-cd'],
    );
    for (const { children: rows } of checklists) {
      const failing = rows.map((row) => row.kind === 'check' && row.outcome === 'fail');
      assert.deepEqual(
        failing,
        [...failing].sort((a, b) => Number(b) - Number(a)),
      );
    }
    const row = await checkRow('security/jwt-verification');
    assert.equal(row.outcome, 'fail');
    const [evidence] = await children(row);
    assert.ok(evidence?.kind === 'evidence');
    assert.equal(evidence.location?.path, 'src/auth.js');
    assert.equal(evidence.location.line, 12);
  });

  it('finds the parent of every row', async () => {
    const { tree } = (await api()).checks;
    for (const checklist of await children()) {
      for (const check of await children(checklist)) {
        assert.equal(tree.getParent(check), checklist);
        for (const evidence of await children(check)) {
          assert.equal(tree.getParent(evidence)?.id, check.id);
        }
      }
    }
  });

  it('gives every row an id of its own and a label for screen readers', async () => {
    const { tree } = (await api()).checks;
    const ids = new Set<string>();
    const visit = async (parent?: ChecklistNode): Promise<void> => {
      for (const node of await children(parent)) {
        const item = tree.getTreeItem(node);
        assert.ok(item.id !== undefined && !ids.has(item.id), `${item.id} twice`);
        ids.add(item.id);
        assert.ok((item.accessibilityInformation?.label ?? '') !== '');
        await visit(node);
      }
    };
    await visit();
    assert.ok(ids.size > 30);
  });

  it('opens evidence at its exact range', async () => {
    const row = await checkRow('testing/failures-block');
    const [evidence] = await children(row);
    assert.ok(evidence !== undefined);
    const { command } = (await api()).checks.tree.getTreeItem(evidence);
    assert.ok(command !== undefined);
    await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor !== undefined);
    assert.equal(vscode.workspace.asRelativePath(editor.document.uri), '.github/workflows/ci.yml');
    assert.equal(editor.document.getText(editor.selection), 'npm test');
  });

  it('puts failures into the Problems panel with a link to the check', () => {
    const all = vscode.languages
      .getDiagnostics()
      .flatMap(([uri, list]) => list.map((item) => ({ uri, item })));
    const own = all.filter(({ item }) => item.source === 'Backend Roadmap');
    const finding = own.find(
      ({ item }) => typeof item.code === 'object' && item.code.value === 'security/jwt-verification',
    );
    assert.ok(finding !== undefined);
    assert.equal(vscode.workspace.asRelativePath(finding.uri), 'src/auth.js');
    assert.equal(finding.item.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(finding.item.range.start.line, 11);
    const { code } = finding.item;
    assert.ok(typeof code === 'object');
    assert.equal(code.target.scheme, 'command');
    assert.ok(code.target.path === COMMANDS.openPage);
    assert.deepEqual(JSON.parse(decodeURIComponent(code.target.query)), ['check:security/jwt-verification']);
  });

  it('agrees with itself on a second run', async function () {
    this.timeout(60_000);
    const { runner } = (await api()).checks;
    const before = await children();
    await runner.run();
    assert.deepEqual(await children(), before);
  });

  it('keeps up with files that are written and deleted', async function () {
    this.timeout(30_000);
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder !== undefined);
    const file = vscode.Uri.joinPath(folder.uri, 'src/computed.js');
    const outcome = async (): Promise<string | undefined> =>
      (await checkRow('security/dynamic-eval')).outcome;
    assert.equal(await outcome(), 'pass');
    await untilRows(
      async () => (await outcome()) === 'fail',
      () => vscode.workspace.fs.writeFile(file, new TextEncoder().encode('eval(process.argv[2]);\n')),
    );
    await untilRows(
      async () => (await outcome()) === 'pass',
      () => vscode.workspace.fs.delete(file),
    );
  });

  it('shows what is waived as neither failed nor passed, and no longer in Problems', async function () {
    this.timeout(30_000);
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder !== undefined);
    const file = vscode.Uri.joinPath(folder.uri, '.backend-roadmap/config.jsonc');
    const waiver = {
      check: 'security/jwt-verification',
      path: 'src/**',
      reason: 'accepted-risk',
      owner: 'kim',
      expires: '2999-12-31',
    };
    const outcome = async (): Promise<string | undefined> =>
      (await checkRow('security/jwt-verification')).outcome;
    await untilRows(
      async () => (await outcome()) === 'waived',
      () =>
        vscode.workspace.fs.writeFile(
          file,
          new TextEncoder().encode(JSON.stringify({ version: 1, waivers: [waiver] })),
        ),
    );
    const codes = vscode.languages
      .getDiagnostics()
      .flatMap(([, list]) => list.map(({ code }) => (typeof code === 'object' ? code.value : code)));
    assert.ok(!codes.includes('security/jwt-verification'));
    await untilRows(
      async () => (await outcome()) === 'fail',
      () => vscode.workspace.fs.delete(file),
    );
  });

  it('recovers from a project file that was broken for a while', async function () {
    this.timeout(30_000);
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder !== undefined);
    const { tree } = (await api()).checks;
    const config = vscode.Uri.joinPath(folder.uri, '.backend-roadmap/config.jsonc');
    const code = vscode.Uri.joinPath(folder.uri, 'src/later.js');
    const outcome = async (): Promise<string | undefined> =>
      (await checkRow('security/dynamic-eval')).outcome;
    const write = (uri: vscode.Uri, text: string): Thenable<void> =>
      vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    // The rows are told anew, and stay what they were.
    const told = new Promise<void>((resolve) => {
      const subscription = tree.onDidChangeTreeData(() => {
        subscription.dispose();
        resolve();
      });
    });
    await write(config, '{ "version": ');
    await told;
    assert.equal(await outcome(), 'pass');
    // The change of the code was noted while nothing could be answered.
    await write(code, 'eval(process.argv[2]);\n');
    await untilRows(
      async () => (await outcome()) === 'fail',
      () => vscode.workspace.fs.delete(config),
    );
    await untilRows(
      async () => (await outcome()) === 'pass',
      () => vscode.workspace.fs.delete(code),
    );
  });

  it('asks its questions below the checks', async () => {
    const questions = ((await children()) as ChecklistRow[]).flatMap((row) =>
      row.children.filter((child) => child.kind === 'question'),
    );
    assert.ok(questions.length >= 18);
  });

  it('keeps the last results when a run is cancelled', async () => {
    const { runner } = (await api()).checks;
    const before = await children();
    const running = runner.run();
    runner.cancel();
    await running;
    assert.deepEqual(await children(), before);
  });
});
