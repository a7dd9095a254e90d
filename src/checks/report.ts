import { compareText } from '../workspace/paths.ts';
import type { Repository } from '../workspace/workspace.ts';
import type { RepositoryFacts } from './repository-view.ts';
import { decide, type Decided, type DecisionCatalogue } from './decisions/decide.ts';
import { sortNotices } from './decisions/sort-notices.ts';
import type { CheckResult, Report, ReportRepository } from './result.ts';
import { summarise } from './summarise.ts';
import type { LockSources } from './shared/lockfiles.ts';
import { resolveTechnologies } from './shared/resolved-versions.ts';

/**
 * Puts the parts of a run together, in the order that never changes: check, repository, scope. With a catalogue, questions are
 * asked and what the team has decided is applied.
 *
 * @throws {ProjectFileError} when a project file names a check or a question that does not exist
 */
export function buildReport(
  collected: readonly { readonly repository: Repository; readonly facts: RepositoryFacts }[],
  results: readonly CheckResult[],
  options: {
    readonly evaluatedOn: string;
    readonly version: string;
    readonly catalogue?: DecisionCatalogue;
  },
  totalMs: number,
): Report {
  const decided = collected.map(({ repository, facts }): Decided => {
    const path = repository.root === '' ? '.' : repository.root;
    const own = results.filter((result) => result.scope.repository === path);
    return options.catalogue === undefined
      ? { results: own, notices: [], settings: { disabledChecks: [], regradedChecks: [] } }
      : decide(own, { ...repository, ignores: ignoresOf(facts) }, options.catalogue, options.evaluatedOn);
  });
  const sorted = decided
    .flatMap((part) => part.results)
    .sort(
      (a, b) =>
        compareText(a.check, b.check) ||
        compareText(a.scope.repository, b.scope.repository) ||
        compareText(a.scope.kind, b.scope.kind) ||
        compareText(a.scope.path, b.scope.path),
    );
  return {
    schemaVersion: 1,
    evaluatedOn: options.evaluatedOn,
    tool: { name: 'backend-roadmap', version: options.version },
    roots: ['.'],
    repositories: collected.map(({ repository, facts }, index) => ({
      ...describeRepository(repository, facts),
      ...(decided[index]?.settings ?? { disabledChecks: [], regradedChecks: [] }),
    })),
    results: sorted,
    notices: sortNotices(decided.flatMap((part) => part.notices)),
    onlyFiles: null,
    summary: summarise(sorted),
    timing: { totalMs: Math.round(totalMs) },
  };
}

function ignoresOf(facts: RepositoryFacts): Parameters<typeof decide>[1]['ignores'] {
  return [...facts.files.values()].flatMap((file) => {
    const comments = file.facts['ignore-comments'];
    return comments === undefined ? [] : [{ path: file.path, comments }];
  });
}

function describeRepository(
  repository: Repository,
  facts: RepositoryFacts,
): Omit<ReportRepository, 'disabledChecks' | 'regradedChecks'> {
  const skipped = [
    ...repository.skipped,
    ...[...facts.files.values()].flatMap((file) => (file.skip === undefined ? [] : [file.skip])),
    ...repository.manifestProblems.map((problem) => ({
      path: problem.path,
      reason: `manifest: ${problem.message}`,
    })),
  ];
  const sources: LockSources = {
    paths: new Set(repository.files.map((file) => file.path)),
    manifests: repository.manifests,
    lockAt: (path) => facts.files.get(path)?.facts.lockfile,
  };
  return {
    path: repository.root === '' ? '.' : repository.root,
    files: repository.files.length,
    skipped: skipped.sort((a, b) => compareText(a.path, b.path) || compareText(a.reason, b.reason)),
    units: repository.units.map((unit) => ({
      path: unit.path === '' ? '.' : unit.path,
      kind: unit.kind,
      supported: unit.supported,
      manifests: [...unit.manifests.map((manifest) => manifest.path), ...unit.unsupportedManifests].sort(
        compareText,
      ),
      technologies: resolveTechnologies(unit, sources).map((technology) => ({
        id: technology.id,
        version: technology.version ?? null,
        evidence: { path: technology.evidence.path, line: technology.evidence.span?.line ?? null },
      })),
    })),
  };
}
