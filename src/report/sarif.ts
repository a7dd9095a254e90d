import type { CheckResult, Finding, Location, Report, Suppression } from '../checks/result.ts';
import { compareText, isAbsolutePath } from '../workspace/paths.ts';
import { sarifFixes } from './sarif-fixes.ts';
import { buildRule, LEVELS, type SarifRule } from './sarif-rules.ts';
import { remarks } from './notes.ts';
import type { RenderInput } from './render.ts';
import { pathFromRoot } from './view.ts';

/** The folder that the checks ran on; who reads the log knows where it lies. */
const ROOT = '%SRCROOT%';

/**
 * The report as SARIF 2.1.0: one result for each finding that fails or asks for a review, and one for each answer of a person.
 * Unknowns are not results; questions that nobody has answered are about no line of code and are listed in the properties.
 */
export function renderSarif({ report, index, pages }: RenderInput): string {
  const questions = new Set(index.questions.map((question) => question.id));
  const ids = [...new Set(report.results.map((result) => result.check))].sort(compareText);
  const rules = ids.map((id): SarifRule => {
    const check =
      index.checks.find((candidate) => candidate.id === id) ??
      index.questions.find((candidate) => candidate.id === id);
    const confidence = report.results.find((result) => result.check === id)?.confidence ?? 'low';
    return buildRule(id, check, confidence, pages.get(id));
  });
  const suppresses = report.results.some((result) =>
    result.findings.some((finding) => finding.suppression !== null),
  );
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Backend Roadmap',
            version: report.tool.version,
            semanticVersion: report.tool.version,
            rules,
          },
        },
        invocations: [invocation(report, ids)],
        originalUriBaseIds: {
          [ROOT]: { description: { text: 'The folder that the checks ran on.' } },
        },
        columnKind: 'utf16CodeUnits',
        results: report.results.flatMap((result) =>
          result.outcome === 'attested' && result.findings.length === 0
            ? [attestedResult(report, result, ids.indexOf(result.check), suppresses)]
            : result.findings
                .filter(
                  ({ outcome }) =>
                    outcome === 'fail' || (outcome === 'review' && !questions.has(result.check)),
                )
                .map((finding) =>
                  sarifResult(report, result, finding, ids.indexOf(result.check), suppresses),
                ),
        ),
        properties: {
          evaluatedOn: report.evaluatedOn,
          unansweredQuestions: report.results
            .filter((result) => result.outcome === 'review' && questions.has(result.check))
            .map((result) => result.check),
          remarks: remarks(report),
        },
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** What went wrong in the tool itself: a check that erred says nothing about the code. */
function invocation(report: Report, ids: readonly string[]): object {
  const notifications = report.results
    .filter((result) => result.outcome === 'error')
    .map((result) => ({
      level: 'error',
      message: { text: `${pathFromRoot(result.scope.repository, result.scope.path)}: ${result.message}` },
      associatedRule: { id: result.check, index: ids.indexOf(result.check) },
    }));
  return {
    executionSuccessful: notifications.length === 0,
    toolExecutionNotifications: notifications,
    toolConfigurationNotifications: report.notices.map((notice) => ({
      descriptor: { id: notice.kind },
      level: notice.kind.startsWith('expired') || notice.kind === 'invalid-ignore' ? 'warning' : 'note',
      message: { text: notice.message },
      locations: [
        {
          physicalLocation: {
            artifactLocation: {
              uri: uriOf(notice.path),
              ...(isAbsolutePath(notice.path) ? {} : { uriBaseId: ROOT }),
            },
            region: { startLine: notice.line, startColumn: notice.column },
          },
        },
      ],
    })),
  };
}

function sarifResult(
  report: Report,
  result: CheckResult,
  finding: Finding,
  ruleIndex: number,
  suppresses: boolean,
): object {
  const failed = finding.outcome === 'fail';
  return {
    ruleId: result.check,
    ruleIndex,
    kind: failed ? 'fail' : 'review',
    // The specification wants no level for what is not a failure; its severity stands in the properties.
    level: failed ? LEVELS[finding.severity] : 'none',
    message: { text: finding.message },
    locations: [
      finding.location === null ? anchor(report, result) : place(result, finding.location, undefined),
    ],
    ...(finding.related.length === 0
      ? {}
      : {
          relatedLocations: finding.related.map((related, index) => ({
            id: index + 1,
            ...place(result, related.location, related.message),
          })),
        }),
    partialFingerprints: fingerprints(finding.fingerprint),
    ...sarifFixes(finding, (path) => artifact(result, path)),
    // Once one result of a run is suppressed, an empty list says of the others that they are not.
    ...(suppresses
      ? { suppressions: finding.suppression === null ? [] : [suppression(finding.suppression)] }
      : {}),
    properties: {
      severity: finding.severity,
      confidence: result.confidence,
      scope: `${result.scope.kind}:${pathFromRoot(result.scope.repository, result.scope.path)}`,
      topic: result.topic,
      ...(result.attestation === null ? {} : { attestation: result.attestation }),
    },
  };
}

/** An answer that is no failure: `no` has a finding of its own. */
function attestedResult(report: Report, result: CheckResult, ruleIndex: number, suppresses: boolean): object {
  return {
    ruleId: result.check,
    ruleIndex,
    kind: 'pass',
    level: 'none',
    message: { text: result.message },
    locations: [anchor(report, result)],
    ...(suppresses ? { suppressions: [] } : {}),
    properties: {
      scope: `${result.scope.kind}:${pathFromRoot(result.scope.repository, result.scope.path)}`,
      attestation: result.attestation,
    },
  };
}

/** `v1:abc` is known to SARIF as `backendRoadmap/v1: abc`. */
function fingerprints(fingerprint: string): Record<string, string> {
  const colon = fingerprint.indexOf(':');
  return { [`backendRoadmap/${fingerprint.slice(0, colon)}`]: fingerprint.slice(colon + 1) };
}

function place(result: CheckResult, location: Location, message: string | undefined): object {
  const { line, column, endLine, endColumn, excerpt } = location;
  return {
    physicalLocation: {
      artifactLocation: artifact(result, location.path),
      region: {
        startLine: line,
        startColumn: column,
        endLine,
        endColumn,
        ...(excerpt === '' ? {} : { snippet: { text: excerpt } }),
      },
    },
    ...(message === undefined ? {} : { message: { text: message } }),
  };
}

/**
 * Where something is missing and no file should have held it: the project's manifest stands in, because GitHub refuses a
 * whole log over one result without a place.
 */
function anchor(report: Report, result: CheckResult): object {
  const units = report.repositories.find((repository) => repository.path === result.scope.repository)?.units;
  const unit = units?.find((candidate) => candidate.path === result.scope.path) ?? units?.[0];
  return {
    physicalLocation: {
      artifactLocation: artifact(result, unit?.manifests[0] ?? 'README.md'),
      region: { startLine: 1 },
    },
    message: {
      text:
        result.attestation === null
          ? 'It is missing, so no line can be shown; this file stands for the project.'
          : 'The answer is about no line; this file stands for the project.',
    },
  };
}

function artifact(result: CheckResult, path: string): object {
  return { uri: uriOf(pathFromRoot(result.scope.repository, path)), uriBaseId: ROOT };
}

function uriOf(path: string): string {
  // An unpaired surrogate has no bytes in UTF-8.
  return path
    .split('/')
    .map((segment) => encodeURIComponent(segment.replace(/\p{Surrogate}/gu, '\uFFFD')))
    .join('/');
}

function suppression({ kind, reason, owner, expires }: Suppression): object {
  return {
    kind: kind === 'inline' ? 'inSource' : 'external',
    status: 'accepted',
    ...(reason === '' ? {} : { justification: reason }),
    properties: { kind, owner, expires },
  };
}
