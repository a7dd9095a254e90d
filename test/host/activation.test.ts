import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS, VIEWS } from '../../src/extension/names.ts';
import { api, extension, until } from './support/extension.ts';

describe('activation', () => {
  // First of all files, and of all tests in this one: afterwards the extension runs.
  it('does not happen at startup', () => {
    assert.equal(extension().isActive, false);
  });

  it('happens when the view is shown, and fills it', async () => {
    await vscode.commands.executeCommand(`${VIEWS.topics}.focus`);
    await until('the extension is active', () => extension().isActive);
    const { roadmap } = await api();
    assert.ok((await roadmap.getChildren()).length > 0);
  });

  it('registers every command it contributes', async () => {
    await api();
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      Object.values(COMMANDS).filter((command) => !registered.has(command)),
      [],
    );
  });
});
