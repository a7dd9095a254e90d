import * as vscode from 'vscode';
import type { CommandRegistry } from '../command-registry.ts';
import { COMMANDS } from '../names.ts';
import type { PagePanels } from '../reader/page-panels.ts';
import type { ChecklistNode } from './checklist-model.ts';
import { openProjectFile } from './project-file.ts';
import type { ChecksRunner } from './checks-runner.ts';

/** The commands of the *Checklists* view. */
export function registerCheckCommands(
  commands: CommandRegistry,
  parts: { readonly runner: ChecksRunner; readonly panels: PagePanels },
): void {
  const { runner, panels } = parts;
  commands.register(COMMANDS.runChecklists, () => runner.run());
  commands.register(COMMANDS.cancelChecklists, () => {
    runner.cancel();
  });
  commands.register(COMMANDS.openProjectFile, openProjectFile);
  commands.register(COMMANDS.openCheckPage, async (node: unknown) => {
    const check = checkOf(node);
    if (check !== undefined) {
      await panels.open({ kind: 'check', id: check.id });
    }
  });
  commands.register(COMMANDS.openCheckTopic, async (node: unknown) => {
    const check = checkOf(node);
    if (check !== undefined) {
      await panels.open({ kind: 'topic', id: check.topic });
    }
  });
  commands.register(COMMANDS.insertFix, async (node: unknown) => {
    const snippets = checkOf(node)?.fixes.flatMap((fix) => (fix.kind === 'snippet' ? [fix.id] : [])) ?? [];
    const [first] = snippets;
    if (first !== undefined) {
      await vscode.commands.executeCommand(COMMANDS.insertSnippet, first);
    }
  });
}

/** Rows reach commands as VS Code passes them; anything else is a call from elsewhere and does nothing. */
function checkOf(node: unknown): (ChecklistNode & { kind: 'check' })['check'] | undefined {
  const isRow =
    typeof node === 'object' && node !== null && 'kind' in node && node.kind === 'check' && 'check' in node;
  return isRow ? (node as ChecklistNode & { kind: 'check' }).check : undefined;
}
