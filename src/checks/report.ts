import { compareText } from '../workspace/paths.ts';
import type { Repository } from '../workspace/workspace.ts';
import type { RepositoryFacts } from './repository-view.ts';
import { OUTCOMES, type CheckResult, type Report, type ReportRepository, type Summary } from './result.ts';

/** Puts the parts of a run together, in the order that never changes: check, repository, scope. */
export function buildReport(
  collected: readonly { readonly repository: Repository; readonly facts: RepositoryFacts }[],
  results: readonly CheckResult[],
  options: { readonly evaluatedOn: string; readonly version: string },
  totalMs: number,
): Report {
  const sorted = [...results].sort(
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
    repositories: collected.map(({ repository, facts }) => describeRepository(repository, facts)),
    results: sorted,
    summary: summarise(sorted),
    timing: { totalMs: Math.round(totalMs) },
  };
}

/** Counts results by outcome; a result whose failing findings are all suppressed counts as suppressed too. */
export function summarise(results: readonly CheckResult[]): Summary {
  const summary = Object.fromEntries([...OUTCOMES, 'suppressed'].map((key) => [key, 0])) as Record<
    keyof Summary,
    number
  >;
  for (const result of results) {
    summary[result.outcome]++;
    const failing = result.findings.filter((finding) => finding.outcome === 'fail');
    if (failing.length > 0 && failing.every((finding) => finding.suppression !== null)) {
      summary.suppressed++;
    }
  }
  return summary;
}

function describeRepository(repository: Repository, facts: RepositoryFacts): ReportRepository {
  const skipped = [
    ...repository.skipped,
    ...[...facts.files.values()].flatMap((file) => (file.skip === undefined ? [] : [file.skip])),
    ...repository.manifestProblems.map((problem) => ({
      path: problem.path,
      reason: `manifest: ${problem.message}`,
    })),
  ];
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
      technologies: unit.technologies.map((technology) => ({
        id: technology.id,
        version: technology.version ?? null,
        evidence: { path: technology.evidence.path, line: technology.evidence.span?.line ?? null },
      })),
    })),
  };
}
