import type { Manifest } from '../../workspace/manifests/manifest.ts';
import { baseName } from '../../workspace/paths.ts';
import { defineCheck, type CheckContext } from '../check.ts';
import { judgeSites, notApplicable, type JudgedSite } from '../conclude.ts';
import { agreementOf, entriesFor, isManifestOf } from '../shared/lock-agreement.ts';
import {
  isInternal,
  locksFor,
  lockSources,
  type CoveringLock,
  type LockSources,
} from '../shared/lockfiles.ts';
import { dependencyEvidence, fileEvidence } from '../shared/services.ts';

/** The lockfile was written for the manifest as it is now. */
export const check = defineCheck({
  id: 'config/lockfile-in-sync',
  scopes: ['unit'],
  reads: ['lockfile'],
  conclude(context: CheckContext<'lockfile'>) {
    const { unit } = context;
    const sources = lockSources(context);
    const sites = (unit?.manifests ?? []).flatMap((manifest) =>
      locksFor(unit?.path ?? '', manifest.ecosystem, sources)
        .filter((lock) => isManifestOf(manifest, lock.tool))
        .flatMap((lock) => judgeManifest(manifest, lock, sources)),
    );
    return judgeSites(sites, {
      whenNone: notApplicable('There is no lockfile that repeats or answers what a manifest asks for.'),
      passMessage: 'Every direct dependency is in the lockfile as the manifest asks for it.',
    });
  },
});

function judgeManifest(manifest: Manifest, lock: CoveringLock, sources: LockSources): JudgedSite[] {
  const asked = manifest.dependencies.filter(
    (dependency) => !isInternal(dependency, manifest.ecosystem, sources.manifests),
  );
  if (asked.length === 0) {
    return [];
  }
  const name = baseName(lock.path);
  if (lock.lock === undefined || lock.lock.problem !== undefined) {
    const why = lock.lock?.problem ?? 'it is no text, too large, or cannot be opened';
    return [
      {
        verdict: 'unknown',
        message: `${name} was not read (${why}), so whether it matches ${baseName(manifest.path)} is not known.`,
        at: fileEvidence(lock.path),
      },
    ];
  }
  const entries = entriesFor(lock);
  if (entries === undefined) {
    return [
      {
        verdict: 'unknown',
        message: `${name} lists the packages of its workspace, and ${manifest.path} is not among them.`,
        at: fileEvidence(lock.path),
      },
    ];
  }
  return asked.map((dependency): JudgedSite => {
    const at = dependencyEvidence(manifest, dependency.span.line, dependency.name);
    const agreement = agreementOf(dependency, manifest, lock.tool, entries);
    switch (agreement.kind) {
      case 'same':
        return { verdict: 'good', at };
      case 'missing':
        return {
          verdict: 'bad',
          message: `${dependency.name} is not in ${name}: a locked install stops here, any other one chooses a version nobody tested.`,
          at,
        };
      case 'other':
        return {
          verdict: 'bad',
          message: `${baseName(manifest.path)} asks for ${dependency.name} ${dependency.range ?? '(any version)'}, and ${name} was written for ${agreement.locked === '' ? 'any version' : agreement.locked}.`,
          at,
          related: [{ message: 'What the lockfile holds', at: fileEvidence(lock.path, agreement.line) }],
        };
    }
  });
}
