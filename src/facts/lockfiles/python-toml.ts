import { normalizePypiName } from '../../workspace/manifests/requirements.ts';
import { emptyLockfile, type LockedDependency, type LockImporter, type Lockfile } from './lockfile-model.ts';

/** A `[[package]]` while its lines are read. */
interface TomlPackage {
  name: string;
  version: string | undefined;
  readonly line: number;
  /** The folder of a package of the project itself (uv). */
  folder: string | undefined;
  readonly asked: { name: string; range: string | undefined; line: number }[];
  /** True when the file says what the package's manifest asked for. */
  hasMetadata: boolean;
}

/**
 * Reads a `poetry.lock`, `pdm.lock` or `uv.lock`. Programs write these files, one value a line, so their lines are read as
 * they stand. Only uv repeats what the manifest asks for (`requires-dist`).
 */
export function readTomlLock(text: string, tool: 'poetry' | 'pdm' | 'uv'): Lockfile {
  const packages = readPackages(text);
  const versions = new Map(packages.map((item) => [item.name, item]));
  const own = packages.filter((item) => item.folder !== undefined && item.hasMetadata);
  return {
    ...emptyLockfile(tool),
    importers: own.map((item): LockImporter => ({
      folder: item.folder ?? '',
      dependencies: item.asked.map(({ name, range, line }) => {
        const locked = versions.get(name);
        return { name, range, version: locked?.version, line: locked?.line ?? line };
      }),
    })),
    packages:
      own.length > 0
        ? []
        : packages.map(({ name, version, line }): LockedDependency => ({
            name,
            range: undefined,
            version,
            line,
          })),
  };
}

/** Tables of uv that repeat what a manifest asks for. */
const ASKED_TABLES = new Set([
  'package.metadata',
  'package.metadata.requires-dev',
  'manifest.dependency-groups',
]);

function newPackage(line: number): TomlPackage {
  return { name: '', version: undefined, line, folder: undefined, asked: [], hasMetadata: false };
}

function readPackages(text: string): TomlPackage[] {
  const packages: TomlPackage[] = [];
  let current: TomlPackage | undefined;
  let table = '';
  let isList = false;
  text.split(/\r?\n/).forEach((raw, index) => {
    const line = raw.trimEnd();
    if (line.startsWith('[')) {
      table = line.replace(/^\[+|\]+$/g, '');
      isList = false;
      if (line === '[[package]]') {
        current = newPackage(index + 1);
        packages.push(current);
      } else if (line === '[manifest.dependency-groups]') {
        // The root of a workspace that is no package itself; what it asks for stands here.
        current = { ...newPackage(index + 1), folder: '', hasMetadata: true };
        packages.push(current);
      } else if (current !== undefined && /^package\.metadata(\.|$)/.test(table)) {
        current.hasMetadata = true;
      }
      return;
    }
    if (current === undefined) {
      return;
    }
    if (table === 'package') {
      readField(line, current);
    } else if (ASKED_TABLES.has(table)) {
      const [, key, rest = ''] = /^([\w.-]+|"[^"]+") = \[(.*)$/.exec(line) ?? [];
      if (key !== undefined) {
        isList = key === 'requires-dist' || table !== 'package.metadata';
        readAsked(rest, index + 1, isList, current);
        isList &&= !rest.endsWith(']');
      } else if (isList) {
        readAsked(line, index + 1, true, current);
        isList = line !== ']';
      }
    }
  });
  return packages;
}

function readField(line: string, target: TomlPackage): void {
  const [, key, value] = /^(name|version) = "([^"]*)"$/.exec(line) ?? [];
  if (key === 'name') {
    target.name = normalizePypiName(value ?? '');
  } else if (key === 'version') {
    target.version = value;
  }
  const [, folder] = /^source = \{ (?:virtual|editable) = "([^"]*)" \}$/.exec(line) ?? [];
  if (folder !== undefined) {
    target.folder = folder === '.' ? '' : folder;
  }
}

/** `{ name = "fastapi", extras = ["standard"], specifier = ">=0.115" },` */
function readAsked(text: string, line: number, isWanted: boolean, target: TomlPackage): void {
  if (!isWanted) {
    return;
  }
  for (const match of text.matchAll(/\{ name = "([^"]+)"((?:[^"{}]|"[^"{}]*")*)\}/g)) {
    const [, name = '', rest = ''] = match;
    // Folders, repositories and addresses stand in the place of a range.
    const isElsewhere = /\b(git|url|path|directory|editable|virtual) = /.test(rest);
    const range = /\bspecifier = "([^"]*)"/.exec(rest)?.[1] ?? (isElsewhere ? undefined : '');
    target.asked.push({ name: normalizePypiName(name), range, line });
  }
}
