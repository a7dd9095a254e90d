import type { LockedDependency, LockTool } from '../../facts/lockfiles/lockfile-model.ts';
import type { Dependency, Manifest } from '../../workspace/manifests/manifest.ts';
import { baseName } from '../../workspace/paths.ts';
import { satisfies, type RangeDialect } from '../../workspace/version-ranges.ts';
import type { CoveringLock } from './lockfiles.ts';

/** How a lockfile stands to one dependency of a manifest. */
export type Agreement =
  | { readonly kind: 'same' }
  | { readonly kind: 'missing' }
  /** The lockfile was written for another range, or holds a version that the range does not allow. */
  | { readonly kind: 'other'; readonly locked: string; readonly line: number };

const SAME: Agreement = { kind: 'same' };

const DIALECTS: Readonly<Record<LockTool, RangeDialect>> = {
  npm: 'prefix',
  pnpm: 'prefix',
  yarn: 'prefix',
  bun: 'prefix',
  poetry: 'poetry',
  uv: 'pep440',
  pipenv: 'poetry',
  pdm: 'pep440',
  pylock: 'pep440',
  conda: 'pep440',
  composer: 'composer',
  bundler: 'gem',
  go: 'prefix',
  gradle: 'prefix',
};

/** The manifest that a lockfile is made from. */
export function isManifestOf(manifest: Manifest, tool: LockTool): boolean {
  const name = baseName(manifest.path);
  switch (tool) {
    case 'npm':
    case 'pnpm':
    case 'yarn':
    case 'bun':
      return name === 'package.json';
    case 'poetry':
    case 'uv':
    case 'pdm':
      return name === 'pyproject.toml';
    case 'pipenv':
      return name === 'Pipfile';
    case 'composer':
      return name === 'composer.json';
    case 'bundler':
      return name === 'Gemfile';
    default:
      return false;
  }
}

/**
 * What a lockfile holds for a manifest's folder: the requests it repeats, or all its packages; undefined where it should list
 * the folder and does not.
 */
export function entriesFor(lock: CoveringLock): readonly LockedDependency[] | undefined {
  const { importers = [], packages = [] } = lock.lock ?? {};
  return importers.length === 0
    ? packages
    : importers.find((importer) => importer.folder === lock.folder)?.dependencies;
}

/** Whether a lockfile has a dependency, for the range that the manifest asks for now. */
export function agreementOf(
  dependency: Dependency,
  manifest: Manifest,
  tool: LockTool,
  entries: readonly LockedDependency[],
): Agreement {
  const name = tool === 'composer' ? dependency.name.toLowerCase() : dependency.name;
  const found = entries.filter((entry) => entry.name === name);
  const [first] = found;
  if (first === undefined) {
    // A marker or condition may leave it out of the lockfile.
    return dependency.isConditional === true ? SAME : { kind: 'missing' };
  }
  if (manifest.overridden?.includes(dependency.name) === true) {
    return SAME;
  }
  const wanted = dependency.range ?? '';
  const isSame = found.some((entry) =>
    entry.range === undefined
      ? entry.version === undefined || satisfies(entry.version, wanted, DIALECTS[tool]) !== false
      : isSameRange(entry.range, wanted, dependency, tool),
  );
  return isSame ? SAME : { kind: 'other', locked: first.range ?? first.version ?? '', line: first.line };
}

function isSameRange(locked: string, wanted: string, dependency: Dependency, tool: LockTool): boolean {
  switch (tool) {
    case 'uv':
    case 'pdm':
      return isSameSpecifier(locked, wanted);
    case 'bundler':
      // Of several requirements the manifest's reader keeps the first, and a computed one it cannot read.
      return (
        dependency.range === undefined ||
        wanted.includes('#{') ||
        gemRequirement(wanted) === gemRequirement('>= 0') ||
        locked.split(', ').map(gemRequirement).includes(gemRequirement(wanted))
      );
    default:
      return isSameNpmRange(locked, wanted);
  }
}

/** Addresses, folders, tags of repositories and catalogues are written in many ways: only ranges are compared. */
function isSameNpmRange(locked: string, wanted: string): boolean {
  const [a, b] = [locked, wanted].map((range) =>
    range
      .replace(/^npm:(?!.*@)/, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  const isRange = (range: string | undefined): boolean => /^[\w\s.*^~<>=|+-]*$/.test(range ?? '');
  return a === b || !isRange(a) || !isRange(b) || (isAny(a) && isAny(b));
}

function isAny(range: string | undefined): boolean {
  return range === '' || range === '*';
}

/** PEP 440 allows spaces and any order. Pre-releases have several spellings; they are not compared. */
function isSameSpecifier(locked: string, wanted: string): boolean {
  const [a = '', b = ''] = [locked, wanted].map((text) =>
    text
      .replace(/[\s()]+/g, '')
      .split(',')
      .filter((clause) => clause !== '')
      .sort()
      .join(','),
  );
  return a === b || /[A-Za-z@]/.test(a + b);
}

function gemRequirement(text: string): string {
  const [, operator = '=', version = ''] = /^\s*([<>=!~]+)?\s*(\S*)\s*$/.exec(text) ?? [];
  return `${operator} ${version}`;
}
