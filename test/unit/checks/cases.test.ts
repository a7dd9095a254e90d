import assert from 'node:assert/strict';
import path from 'node:path';
import type { CheckResult } from '../../../src/checks/result.ts';
import { openCase, readCases, VARIANTS, type Expectation } from '../../support/cases.ts';
import { ROOT } from '../../support/content.ts';
import { run } from '../../support/run.ts';

const cases = readCases(path.join(ROOT, 'test/checks'));

describe('check cases', () => {
  for (const item of cases) {
    for (const variant of VARIANTS) {
      it(`${item.check} ${item.name} (${variant})`, async () => {
        const report = await run(openCase(item, variant), [item.check]);
        assert.deepEqual(
          outcomesOf(report.results, item.expectation),
          expectedOutcomes(report.results, item.expectation),
        );
        if (item.expectation.findings !== undefined) {
          assert.deepEqual(findingsOf(report.results), [...item.expectation.findings].sort());
        }
        if (item.expectation.passEvidence !== undefined) {
          const places = report.results.flatMap((result) =>
            result.passEvidence.map((at) => `${at.path}:${at.line}`),
          );
          assert.ok(
            places.includes(item.expectation.passEvidence),
            `pass evidence is at ${places.join(', ')}`,
          );
        }
      });
    }
  }
});

function scopeName(result: CheckResult): string {
  return result.scope.kind === 'unit' ? result.scope.path : result.scope.kind;
}

function outcomesOf(results: readonly CheckResult[], expectation: Expectation): Record<string, string> {
  const relevant =
    typeof expectation.outcome === 'string' ? results.filter(isNotEmptyInfrastructure) : results;
  return Object.fromEntries(
    relevant
      .filter((result) => typeof expectation.outcome === 'string' || scopeName(result) in expectation.outcome)
      .map((result) => [
        scopeName(result),
        result.outcome === 'error' ? `error: ${result.message}` : result.outcome,
      ]),
  );
}

function expectedOutcomes(results: readonly CheckResult[], { outcome }: Expectation): Record<string, string> {
  if (typeof outcome !== 'string') {
    return { ...outcome };
  }
  const scopes = results.filter(isNotEmptyInfrastructure).map(scopeName);
  assert.ok(scopes.length > 0, 'the check has no scope in this case');
  return Object.fromEntries(scopes.map((scope) => [scope, outcome]));
}

/** Root files of a case (CI, ignore rules) lie in the root unit where there is one; without one they are infrastructure. */
function isNotEmptyInfrastructure(result: CheckResult, _: number, all: readonly CheckResult[]): boolean {
  return result.scope.kind !== 'infrastructure' || all.length === 1;
}

function findingsOf(results: readonly CheckResult[]): string[] {
  return results
    .flatMap((result) =>
      result.findings.map((finding) =>
        finding.location === null
          ? `- ${finding.outcome}`
          : `${finding.location.path}:${finding.location.line} ${finding.outcome}`,
      ),
    )
    .sort();
}
