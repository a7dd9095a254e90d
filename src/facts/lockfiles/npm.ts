import { LineFinder, objectAt, textAt, textEntries, type Json } from './json.ts';
import { emptyLockfile, type LockedDependency, type Lockfile } from './lockfile-model.ts';

const SECTIONS = ['dependencies', 'optionalDependencies', 'devDependencies'];

/**
 * Reads a `package-lock.json` or `npm-shrinkwrap.json`. Versions 2 and 3 repeat what each manifest asks for under
 * `packages`; version 1 lists what was installed and nothing more.
 */
export function readPackageLock(text: string): Lockfile {
  const root = JSON.parse(text) as Json;
  const lines = new LineFinder(text);
  const packages = objectAt(root, 'packages');
  if (Object.keys(packages).length === 0) {
    return { ...emptyLockfile('npm'), packages: installed(objectAt(root, 'dependencies'), text) };
  }
  const folders = Object.keys(packages).filter((key) => !/(^|\/)node_modules\//.test(key));
  return {
    ...emptyLockfile('npm'),
    importers: folders.map((folder) => ({
      folder,
      dependencies: SECTIONS.flatMap((section) =>
        textEntries(objectAt(objectAt(packages, folder), section)).map(([name, range]) =>
          dependencyOf(name, range, folder, packages, lines),
        ),
      ),
    })),
  };
}

/** The version lies in the folder's own `node_modules`, or in the one that all share. */
function dependencyOf(
  name: string,
  range: string,
  folder: string,
  packages: Json,
  lines: LineFinder,
): LockedDependency {
  const own = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
  const key = own in packages ? own : `node_modules/${name}`;
  return {
    name,
    range,
    version: textAt(objectAt(packages, key), 'version'),
    line: lines.lineOf(`${JSON.stringify(key)}:`),
  };
}

function installed(dependencies: Json, text: string): LockedDependency[] {
  const lines = new Map<string, number>();
  text.split('\n').forEach((raw, index) => {
    const name = /^(?: {4}|\t\t)"([^"]+)": \{\r?$/.exec(raw)?.[1];
    if (name !== undefined) {
      lines.set(name, index + 1);
    }
  });
  return Object.keys(dependencies).map((name) => ({
    name,
    range: undefined,
    version: textAt(objectAt(dependencies, name), 'version'),
    line: lines.get(name) ?? 1,
  }));
}
