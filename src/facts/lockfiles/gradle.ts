import { emptyLockfile, type LockedDependency, type Lockfile } from './lockfile-model.ts';

/** Reads a `gradle.lockfile`: one `group:artifact:version=configurations` a line. */
export function readGradleLockfile(text: string): Lockfile {
  return {
    ...emptyLockfile('gradle'),
    packages: text.split('\n').flatMap((raw, index): LockedDependency[] => {
      const [, name, version] = /^([\w.-]+:[\w.-]+):([^=\s]+)=/.exec(raw) ?? [];
      return name === undefined ? [] : [{ name, range: undefined, version, line: index + 1 }];
    }),
  };
}
