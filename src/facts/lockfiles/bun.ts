import { parse } from 'jsonc-parser';
import { LineFinder, objectAt, textEntries, type Json } from './json.ts';
import { emptyLockfile, type Lockfile } from './lockfile-model.ts';

const SECTIONS = ['dependencies', 'optionalDependencies', 'devDependencies'];

/** Reads a `bun.lock`, which is JSON with trailing commas. */
export function readBunLock(text: string): Lockfile {
  const root = parse(text, [], { allowTrailingComma: true }) as Json;
  const lines = new LineFinder(text);
  const workspaces = objectAt(root, 'workspaces');
  const packages = objectAt(root, 'packages');
  return {
    ...emptyLockfile('bun'),
    importers: Object.keys(workspaces).map((folder) => ({
      folder,
      dependencies: SECTIONS.flatMap((section) =>
        textEntries(objectAt(objectAt(workspaces, folder), section)).map(([name, range]) => ({
          name,
          range,
          version: versionOf(packages[name]),
          line: lines.lineOf(`${JSON.stringify(name)}: ["`),
        })),
      ),
    })),
  };
}

/** `["express@5.1.0", …]` */
function versionOf(entry: unknown): string | undefined {
  const first: unknown = Array.isArray(entry) ? entry[0] : undefined;
  const version = typeof first === 'string' ? first.slice(first.lastIndexOf('@') + 1) : undefined;
  return version !== undefined && /^\d/.test(version) ? version : undefined;
}
