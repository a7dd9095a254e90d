import type { Technology } from '../../content/lists.ts';
import { readTextIfThere, type FileSystem } from '../../workspace/file-system.ts';
import type { Ecosystem, Manifest } from '../../workspace/manifests/manifest.ts';
import { isManifest, readManifest } from '../../workspace/manifests/read-manifest.ts';
import { baseName, joinPath, parentOf } from '../../workspace/paths.ts';
import { detectTechnologies } from '../../workspace/technologies.ts';
import { NO_SURROUNDINGS, type PackageManager, type Surroundings } from './no-surroundings.ts';

export type { PackageManager, Surroundings } from './no-surroundings.ts';

/** A manifest larger than this is none that a person wrote. */
const MANIFEST_LIMIT = 1_000_000;

const ECOSYSTEM_OF_LANGUAGE: Readonly<Record<string, Ecosystem>> = {
  javascript: 'npm',
  javascriptreact: 'npm',
  typescript: 'npm',
  typescriptreact: 'npm',
  python: 'pypi',
  java: 'maven',
  kotlin: 'maven',
  go: 'gomod',
  ruby: 'rubygems',
  php: 'packagist',
};

/** Lockfiles, and whose they are. */
const LOCKFILES: readonly (readonly [name: string, ecosystem: Ecosystem, manager: PackageManager])[] = [
  ['pnpm-lock.yaml', 'npm', 'pnpm'],
  ['yarn.lock', 'npm', 'yarn'],
  ['bun.lock', 'npm', 'bun'],
  ['bun.lockb', 'npm', 'bun'],
  ['package-lock.json', 'npm', 'npm'],
  ['npm-shrinkwrap.json', 'npm', 'npm'],
  ['uv.lock', 'pypi', 'uv'],
  ['poetry.lock', 'pypi', 'poetry'],
  ['Pipfile.lock', 'pypi', 'pipenv'],
];

const DEFAULT_MANAGER: Partial<Readonly<Record<Ecosystem, PackageManager>>> = {
  npm: 'npm',
  pypi: 'pip',
  gomod: 'go',
};

interface KnownTechnologies {
  readonly technologies: readonly Technology[];
}

interface Level {
  readonly folder: string;
  readonly names: readonly string[];
}

/**
 * Looks from a file upward, as far as the workspace folder, for the nearest manifest of the file's language; for a
 * language that has none, such as YAML, for the nearest of any. Reads folders and manifests, nothing else; what cannot
 * be read counts as absent.
 *
 * @param path the file, relative to the workspace folder; the empty string for the folder itself
 * @param language the file's VS Code language id, if it has one
 */
export async function findSurroundings(
  fs: FileSystem,
  path: string,
  language: string | undefined,
  lists: KnownTechnologies,
): Promise<Surroundings> {
  const levels = await readLevels(fs, path === '' ? '' : parentOf(path));
  const wanted = language === undefined ? undefined : ECOSYSTEM_OF_LANGUAGE[language];
  let nearest: { folder: string; manifests: Manifest[] } | undefined;
  for (const { folder, names } of levels) {
    // A manifest of another language says nothing about this file.
    const manifests = (await readManifests(fs, folder, names)).filter(
      ({ ecosystem }) => wanted === undefined || ecosystem === wanted,
    );
    if (manifests.length > 0) {
      nearest = { folder, manifests };
      break;
    }
  }
  if (nearest === undefined) {
    return NO_SURROUNDINGS;
  }
  const { folder, manifests } = nearest;
  const detected = detectTechnologies(manifests, lists);
  return {
    technologies: orderTechnologies(detected, lists),
    manifests,
    folder,
    module: await moduleKind(fs, manifests),
    packageManager: packageManagerOf(manifests, levels),
  };
}

/** The folder and those above it, nearest first. */
async function readLevels(fs: FileSystem, folder: string): Promise<Level[]> {
  const levels: Level[] = [];
  for (let current = folder; ; current = parentOf(current)) {
    const entries = await fs.readDirectory(current).catch(() => []);
    levels.push({
      folder: current,
      names: entries.filter(({ kind }) => kind === 'file').map(({ name }) => name),
    });
    if (current === '') {
      return levels;
    }
  }
}

async function readManifests(fs: FileSystem, folder: string, names: readonly string[]): Promise<Manifest[]> {
  const manifests: Manifest[] = [];
  for (const name of names.filter(isManifest)) {
    const path = joinPath(folder, name);
    const text = await readTextIfThere(fs, path, MANIFEST_LIMIT).catch(() => undefined);
    const manifest = text === undefined ? undefined : readManifest(path, text).manifest;
    if (manifest !== undefined) {
      manifests.push(manifest);
    }
  }
  return manifests;
}

/** Frameworks tell more than runtimes. A runtime without a framework of its own stands for its standard library. */
function orderTechnologies(
  detected: readonly { readonly id: string; readonly version: string | undefined }[],
  { technologies }: KnownTechnologies,
): Surroundings['technologies'] {
  const known = new Map(technologies.map((technology) => [technology.id, technology]));
  const found = detected.map(({ id, version }) => ({ id, version }));
  for (const { id, of, kind, detect } of technologies) {
    const runtime = found.find((candidate) => candidate.id === of);
    const hasOther = found.some(
      (candidate) => known.get(candidate.id)?.of === of && known.get(candidate.id)?.kind === 'framework',
    );
    // A framework that no package gives away comes with its language: Go's net/http.
    if (kind === 'framework' && runtime !== undefined && Object.keys(detect).length === 0 && !hasOther) {
      found.push({ id, version: runtime.version });
    }
  }
  const rank = (id: string): number => ['framework', 'runtime'].indexOf(known.get(id)?.kind ?? '');
  return found.sort((a, b) => (rank(a.id) < 0 ? 2 : rank(a.id)) - (rank(b.id) < 0 ? 2 : rank(b.id)));
}

async function moduleKind(
  fs: FileSystem,
  manifests: readonly Manifest[],
): Promise<'esm' | 'cjs' | undefined> {
  const manifest = manifests.find(({ path }) => baseName(path) === 'package.json');
  if (manifest === undefined) {
    return undefined;
  }
  const text = await readTextIfThere(fs, manifest.path, MANIFEST_LIMIT).catch(() => undefined);
  try {
    return (JSON.parse(text ?? '{}') as { type?: unknown }).type === 'module' ? 'esm' : 'cjs';
  } catch {
    return undefined;
  }
}

function packageManagerOf(
  manifests: readonly Manifest[],
  levels: readonly Level[],
): PackageManager | undefined {
  const ecosystem = manifests[0]?.ecosystem;
  for (const { names } of levels) {
    const lock = LOCKFILES.find(([name, owner]) => owner === ecosystem && names.includes(name));
    if (lock !== undefined) {
      return lock[2];
    }
  }
  return ecosystem === undefined ? undefined : DEFAULT_MANAGER[ecosystem];
}
