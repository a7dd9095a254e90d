import { LineFinder, objectAt, textAt, type Json } from './json.ts';
import { emptyLockfile, type LockedDependency, type Lockfile } from './lockfile-model.ts';

/** Reads a `composer.lock`: packages with their versions, and the names that they stand in for. */
export function readComposerLock(text: string): Lockfile {
  const root = JSON.parse(text) as Json;
  const lines = new LineFinder(text);
  const packages = ['packages', 'packages-dev'].flatMap((section) => {
    const list = root[section];
    return Array.isArray(list) ? (list as Json[]) : [];
  });
  return {
    ...emptyLockfile('composer'),
    packages: packages.flatMap((item): LockedDependency[] => {
      const name = textAt(item, 'name');
      if (name === undefined) {
        return [];
      }
      const line = lines.lineOf(`"name": ${JSON.stringify(name)}`);
      const standsFor = [
        ...Object.keys(objectAt(item, 'replace')),
        ...Object.keys(objectAt(item, 'provide')),
      ];
      return [
        { name: name.toLowerCase(), range: undefined, version: textAt(item, 'version'), line },
        ...standsFor.map((other) => ({
          name: other.toLowerCase(),
          range: undefined,
          version: undefined,
          line,
        })),
      ];
    }),
  };
}
