import type { Lists } from '../content/lists.ts';
import type { Ecosystem, Manifest } from './manifests/manifest.ts';
import { isUnsupportedManifest } from './manifests/read-manifest.ts';
import { baseName, compareText, isWithin, parentOf } from './paths.ts';
import { detectTechnologies, type DetectedTechnology } from './technologies.ts';

/** `service` has a server framework; everything else is a library or a tool. */
export type UnitKind = 'service' | 'library';

/** A directory with one or more manifests: what is built, tested and shipped together. */
export interface Unit {
  /** Relative to the repository; the empty string for its root. */
  readonly path: string;
  readonly kind: UnitKind;
  /** False for a unit of a stack we do not judge; it is listed and nothing more. */
  readonly supported: boolean;
  readonly manifests: readonly Manifest[];
  /** Paths of manifests that we do not read. */
  readonly unsupportedManifests: readonly string[];
  readonly technologies: readonly DetectedTechnology[];
}

/** Files that mark the root of an application where a manifest is missing. */
const MARKERS: Readonly<Record<string, Ecosystem>> = { 'manage.py': 'pypi', artisan: 'packagist' };

/**
 * Manifests in these folders are test data, not units: fixtures by name, and what lies deep below a test folder. A project
 * of its own directly below one (`tests/e2e`) is a unit.
 */
const NO_UNIT_FOLDER =
  /(^|\/)(testdata|fixtures|__fixtures__|test-fixtures|vendor)(\/|$)|(^|\/)(tests?|specs?|__tests__)(\/[^/]+){3,}$/;

/**
 * Finds the units of a repository, sorted by path.
 *
 * @param files paths of the repository
 * @param manifests the manifests that could be read
 */
export function findUnits(files: readonly string[], manifests: readonly Manifest[], lists: Lists): Unit[] {
  const fileSet = new Set(files);
  const byFolder = new Map<string, Manifest[]>();
  for (const manifest of manifests) {
    const folder = unitFolder(manifest.path);
    if (!NO_UNIT_FOLDER.test(folder) && isUnitManifest(manifest, folder, fileSet)) {
      byFolder.set(folder, [...(byFolder.get(folder) ?? []), manifest]);
    }
  }
  for (const path of files) {
    const ecosystem = MARKERS[baseName(path)];
    if (
      ecosystem !== undefined &&
      !NO_UNIT_FOLDER.test(parentOf(path)) &&
      !hasUnitAbove(byFolder, parentOf(path), ecosystem)
    ) {
      byFolder.set(parentOf(path), byFolder.get(parentOf(path)) ?? []);
    }
  }
  const unsupported = files.filter(
    (path) => isUnsupportedManifest(path) && !NO_UNIT_FOLDER.test(parentOf(path)),
  );
  const folders = new Set([...byFolder.keys(), ...unsupported.map(parentOf)]);
  return [...folders].sort(compareText).map((path): Unit => {
    const own = byFolder.get(path);
    const technologies = detectTechnologies(own ?? [], lists);
    return {
      path,
      kind: technologies.some((technology) => technology.server) ? 'service' : 'library',
      supported: own !== undefined,
      manifests: own ?? [],
      unsupportedManifests: unsupported.filter((manifest) => parentOf(manifest) === path),
      technologies,
    };
  });
}

/** Gives a function that finds the unit which holds a path most closely; undefined for files of no unit. */
export function unitFinder(units: readonly Unit[]): (path: string) => Unit | undefined {
  const byPath = new Map(units.map((unit) => [unit.path, unit]));
  return (path) => {
    for (let folder = parentOf(path); ; folder = parentOf(folder)) {
      const unit = byPath.get(folder);
      if (unit !== undefined || folder === '') {
        return unit;
      }
    }
  };
}

/** `requirements/base.txt` belongs to the folder above. */
function unitFolder(manifestPath: string): string {
  const folder = parentOf(manifestPath);
  return baseName(folder) === 'requirements' ? parentOf(folder) : folder;
}

/** A root that only lists workspaces, or a manifest that asks for nothing, makes no unit. */
function isUnitManifest(manifest: Manifest, folder: string, files: ReadonlySet<string>): boolean {
  const within = (name: string): boolean => files.has(folder === '' ? name : `${folder}/${name}`);
  switch (manifest.ecosystem) {
    case 'npm': {
      const listsWorkspaces = manifest.workspaces.length > 0 || within('pnpm-workspace.yaml');
      return listsWorkspaces
        ? manifest.dependencies.some((dependency) => dependency.scope === 'runtime')
        : manifest.dependencies.length > 0;
    }
    case 'maven':
      return (
        manifest.workspaces.length === 0 || [...files].some((path) => path.startsWith(sourceFolder(folder)))
      );
    case 'pypi':
      return (
        manifest.dependencies.length > 0 ||
        manifest.name !== undefined ||
        baseName(manifest.path) === 'setup.py'
      );
    default:
      return true;
  }
}

function sourceFolder(folder: string): string {
  return folder === '' ? 'src/main/' : `${folder}/src/main/`;
}

function hasUnitAbove(
  byFolder: ReadonlyMap<string, readonly Manifest[]>,
  folder: string,
  ecosystem: Ecosystem,
): boolean {
  return [...byFolder].some(
    ([path, manifests]) =>
      isWithin(folder, path) && manifests.some((manifest) => manifest.ecosystem === ecosystem),
  );
}
