import type { DetectedTechnology } from '../../workspace/technologies.ts';
import type { Unit } from '../../workspace/units.ts';
import { isManifestOf } from './lock-agreement.ts';
import { lockedVersion, locksFor, type LockSources } from './lockfiles.ts';

/**
 * The technologies of a unit with the versions that its lockfile chose. What the lockfile does not tell keeps the version or
 * range of the manifest, and so does a unit with lockfiles of two package managers, which may disagree.
 */
export function resolveTechnologies(
  unit: Pick<Unit, 'path' | 'manifests' | 'technologies'>,
  sources: LockSources,
): DetectedTechnology[] {
  return unit.technologies.map((technology) => {
    const { path, span } = technology.evidence;
    const manifest = unit.manifests.find((candidate) => candidate.path === path);
    // The span is the dependency's own; a runtime's belongs to no dependency.
    const dependency = manifest?.dependencies.find((candidate) => candidate.span === span);
    if (manifest === undefined || dependency === undefined) {
      return technology;
    }
    const locks = locksFor(unit.path, manifest.ecosystem, sources).filter(
      (lock) => lock.tool === 'gradle' || isManifestOf(manifest, lock.tool),
    );
    const [lock] = locks;
    const version = lock === undefined || locks.length > 1 ? undefined : lockedVersion(dependency.name, lock);
    return version === undefined ? technology : { ...technology, version: version.replace(/^v(?=\d)/, '') };
  });
}
