import { normalizePypiName } from '../../workspace/manifests/requirements.ts';
import { LineFinder, objectAt, textAt, type Json } from './json.ts';
import { emptyLockfile, type Lockfile } from './lockfile-model.ts';

/** Reads a `Pipfile.lock`. It lists the whole graph; what was asked for is only kept as a hash. */
export function readPipfileLock(text: string): Lockfile {
  const root = JSON.parse(text) as Json;
  const lines = new LineFinder(text);
  return {
    ...emptyLockfile('pipenv'),
    packages: ['default', 'develop'].flatMap((section) => {
      const packages = objectAt(root, section);
      return Object.keys(packages).map((name) => ({
        name: normalizePypiName(name),
        range: undefined,
        version: textAt(objectAt(packages, name), 'version')?.replace(/^==/, ''),
        line: lines.lineOf(`${JSON.stringify(name)}: {`),
      }));
    }),
  };
}
