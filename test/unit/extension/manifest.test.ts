import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as names from '../../../src/extension/names.ts';
import { ROOT } from '../../support/content.ts';

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly icon: string;
  readonly contributes: {
    readonly commands: readonly {
      command: string;
      title: string;
      category: string;
      icon?: string;
      enablement?: string;
    }[];
    readonly configuration: {
      properties: Record<string, { markdownDescription?: string; description?: string; scope?: string }>;
    };
    readonly keybindings: readonly { command: string; key: string; when: string }[];
    readonly menus: Readonly<Record<string, readonly { command: string; when?: string; group?: string }[]>>;
    readonly views: Readonly<Record<string, readonly { id: string; name: string; icon?: string }[]>>;
    readonly viewsContainers: { activitybar: readonly { id: string; icon: string }[] };
    readonly viewsWelcome: readonly { view: string; contents: string; when?: string }[];
  };
}

const read = async (file: string): Promise<string> => readFile(path.join(ROOT, file), 'utf8');
const COMMAND_IDS: readonly string[] = Object.values(names.COMMANDS);
const KNOWN_KEYS = new Set<string>([
  ...Object.values(names.CONTEXT_KEYS),
  'view',
  'viewItem',
  'activeWebviewPanelId',
  'workspaceFolderCount',
  'editorIsOpen',
  'listMultiSelection',
]);

/** The context keys in a `when` clause: what is neither a value nor an operator. */
function keysOf(when: string): string[] {
  const bare = when
    .replace(/=~\s*\/(?:\\.|[^/\\])+\/i?/g, '')
    .replace(/[=!]=\s*('[^']*'|[\w.]+)/g, '')
    .replace(/'[^']*'/g, '');
  return [...bare.matchAll(/[A-Za-z][\w.]*/g)]
    .map(([key]) => key)
    .filter((key) => !['true', 'false', 'in', 'not'].includes(key));
}

describe('package.json and names.ts', () => {
  let text: string;
  let manifest: Manifest;
  let nls: Record<string, string>;

  before(async () => {
    text = await read('package.json');
    manifest = JSON.parse(text) as Manifest;
    nls = JSON.parse(await read('package.nls.json')) as Record<string, string>;
  });

  it('contribute and name the same commands', () => {
    assert.deepEqual(
      manifest.contributes.commands.map(({ command }) => command).sort(),
      [...COMMAND_IDS].sort(),
    );
  });

  it('give every command a title, the category and an icon where it is a button', () => {
    const buttons = Object.entries(manifest.contributes.menus)
      .filter(([menu]) => menu !== 'commandPalette')
      .flatMap(([, items]) => items)
      .filter(({ group = '' }) => /^(navigation|inline)/.test(group))
      .map(({ command }) => command);
    for (const { command, title, category, icon } of manifest.contributes.commands) {
      assert.match(title, /^%command\.\w+\.title%$/, command);
      assert.equal(category, 'Backend Roadmap', command);
      assert.ok(icon !== undefined || !buttons.includes(command), `${command} is a button without an icon`);
    }
  });

  it('contribute and name the same views, each with an icon', () => {
    const views = manifest.contributes.views[names.CONTAINER] ?? [];
    assert.deepEqual(
      views.map(({ id }) => id),
      Object.values(names.VIEWS),
    );
    assert.deepEqual(
      manifest.contributes.viewsContainers.activitybar.map(({ id }) => id),
      [names.CONTAINER],
    );
    for (const { id, icon } of views) {
      assert.ok(icon !== undefined && (icon.startsWith('$(') || existsSync(path.join(ROOT, icon))), id);
    }
    assert.ok(existsSync(path.join(ROOT, manifest.icon)));
  });

  it('contribute and name the same settings, described', () => {
    const { properties } = manifest.contributes.configuration;
    assert.deepEqual(Object.keys(properties).sort(), Object.values(names.SETTINGS).sort());
    for (const [setting, { markdownDescription, description, scope }] of Object.entries(properties)) {
      assert.ok(markdownDescription ?? description, setting);
      assert.ok(scope, `${setting} needs a scope`);
    }
  });

  it('start the extension only for pages and the languages of snippets', () => {
    assert.deepEqual(
      [...manifest.activationEvents].sort(),
      [
        ...names.COMPLETION_LANGUAGES.map((language) => `onLanguage:${language}`),
        `onWebviewPanel:${names.PAGE_VIEW_TYPE}`,
      ].sort(),
    );
  });

  it('use only commands and context keys that exist', () => {
    const { menus, keybindings, viewsWelcome, commands } = manifest.contributes;
    const items = [...Object.values(menus).flat(), ...keybindings];
    for (const { command } of items) {
      assert.ok(COMMAND_IDS.includes(command), `${command} in a menu is no command`);
    }
    const clauses = [
      ...items.map(({ when }) => when),
      ...viewsWelcome.map(({ when }) => when),
      ...commands.map(({ enablement }) => enablement),
    ];
    for (const when of clauses.filter((clause) => clause !== undefined)) {
      for (const key of keysOf(when)) {
        assert.ok(KNOWN_KEYS.has(key), `${key} in "${when}" is no known key`);
      }
    }
  });

  it('show commands in the menus of known views and rows only', () => {
    const rows: readonly string[] = Object.values(names.VIEW_ITEMS);
    for (const { when = '' } of [
      ...(manifest.contributes.menus['view/title'] ?? []),
      ...(manifest.contributes.menus['view/item/context'] ?? []),
    ]) {
      const view = /view == ([\w.]+)/.exec(when)?.[1] ?? '';
      assert.ok((Object.values(names.VIEWS) as string[]).includes(view), when);
      for (const [, item = ''] of when.matchAll(/viewItem [=!]= '([\w.]+)'/g)) {
        assert.ok(
          rows.some((row) => item === row || (row.endsWith('.') && item.startsWith(row))),
          `${item} in "${when}"`,
        );
      }
    }
  });

  it('decide for every command whether the palette shows it', () => {
    const palette = manifest.contributes.menus['commandPalette'] ?? [];
    assert.equal(
      new Set(palette.map(({ command }) => command)).size,
      palette.length,
      'a command stands there twice',
    );
    const needsRow = ['openPage', 'resetGroup', 'snippetPage'] as const;
    for (const name of needsRow) {
      assert.equal(palette.find(({ command }) => command === names.COMMANDS[name])?.when, 'false', name);
    }
  });

  it('have a text for every %key%, and no text without one', () => {
    const used = [...text.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key ?? '');
    assert.deepEqual([...new Set(used)].sort(), Object.keys(nls).sort());
    for (const [key, value] of Object.entries(nls)) {
      assert.ok(value.trim() !== '', key);
    }
  });

  it('link only commands that exist from welcome texts', () => {
    for (const [key, value] of Object.entries(nls)) {
      for (const [, command = ''] of value.matchAll(/\(command:([\w.]+)\)/g)) {
        assert.ok(COMMAND_IDS.includes(command) || command.startsWith('vscode.'), `${command} in ${key}`);
      }
    }
  });
});
