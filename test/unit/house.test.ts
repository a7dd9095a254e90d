import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from '../support/content.ts';

/** The rooms of the core with the rooms that each may import. Arrows point one way; nothing here knows an editor or Node. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  content: [],
  workspace: ['content'],
  facts: ['content', 'workspace'],
  checks: ['content', 'workspace', 'facts', 'generated'],
  report: ['content', 'workspace', 'facts', 'checks'],
};

/** Packages that the core may use: each runs in a web worker. */
const PACKAGES = new Set([
  'valibot',
  'yaml',
  'ignore',
  'jsonc-parser',
  'toml-eslint-parser',
  '@rgrove/parse-xml',
  'dockerfile-ast',
  '@vscode/tree-sitter-wasm',
  '@noble/hashes',
  'picomatch',
]);

async function sourceFiles(room: string): Promise<{ file: string; imports: string[] }[]> {
  const folder = path.join(ROOT, 'src', room);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map(async (entry) => {
        const file = path.join(entry.parentPath, entry.name);
        const text = await readFile(file, 'utf8');
        const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
        const imports = code.matchAll(/^(?:import|export)\b[^;'"]*?from\s+'([^']+)'/gm);
        return { file, imports: [...imports].map((match) => match[1] ?? '') };
      }),
  );
}

describe('the house', () => {
  for (const [room, allowed] of Object.entries(MAY_IMPORT)) {
    it(`src/${room} imports only ${allowed.join(', ') || 'itself'} and packages that run anywhere`, async () => {
      const wrong: string[] = [];
      const files = await sourceFiles(room);
      assert.ok(files.length > 0);
      for (const { file, imports } of files) {
        for (const target of imports) {
          if (target.startsWith('.')) {
            const relative = path.relative(path.join(ROOT, 'src'), path.resolve(path.dirname(file), target));
            const targetRoom = relative.split(path.sep)[0] ?? '';
            if (targetRoom !== room && !allowed.includes(targetRoom)) {
              wrong.push(`${path.relative(ROOT, file)} imports ${relative}`);
            }
          } else {
            const name = target.startsWith('@')
              ? target.split('/').slice(0, 2).join('/')
              : (target.split('/')[0] ?? '');
            if (!PACKAGES.has(name)) {
              wrong.push(`${path.relative(ROOT, file)} imports ${target}`);
            }
          }
        }
      }
      assert.deepEqual(wrong, []);
    });
  }

  it('only src/extension imports vscode', async () => {
    const wrong: string[] = [];
    for (const room of await readdir(path.join(ROOT, 'src'), { withFileTypes: true })) {
      if (room.isDirectory() && room.name !== 'extension') {
        for (const { file, imports } of await sourceFiles(room.name)) {
          if (imports.includes('vscode')) {
            wrong.push(path.relative(ROOT, file));
          }
        }
      }
    }
    assert.deepEqual(wrong, []);
  });
});
