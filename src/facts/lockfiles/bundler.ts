import { emptyLockfile, type LockedDependency, type Lockfile } from './lockfile-model.ts';

/** Reads a `Gemfile.lock`: what the `Gemfile` asks for stands under `DEPENDENCIES`, what was chosen in the `specs`. */
export function readGemfileLock(text: string): Lockfile {
  const versions = new Map<string, { version: string; line: number }>();
  const dependencies: LockedDependency[] = [];
  let section = '';
  text.split(/\r?\n/).forEach((line, index) => {
    if (/^[A-Z]/.test(line)) {
      section = line.trim();
      return;
    }
    // Specs stand four deep, what they need in turn stands six deep.
    const spec = /^ {4}(\S+) \(([^)]+)\)$/.exec(line);
    if (spec !== null && section !== 'DEPENDENCIES') {
      const [, name = '', version = ''] = spec;
      if (!versions.has(name)) {
        // Some platforms have a build of their own: `1.18.10-x86_64-linux`.
        versions.set(name, { version: version.replace(/-.*$/, ''), line: index + 1 });
      }
    }
    const asked = /^ {2}(\S+?)!?(?: \(([^)]+)\))?!?$/.exec(line);
    if (asked !== null && section === 'DEPENDENCIES') {
      const [, name = '', range] = asked;
      dependencies.push({ name, range: range ?? '', version: undefined, line: index + 1 });
    }
  });
  return {
    ...emptyLockfile('bundler'),
    importers: [
      {
        folder: '',
        dependencies: dependencies.map((item) => ({ ...item, version: versions.get(item.name)?.version })),
      },
    ],
  };
}
