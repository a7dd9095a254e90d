import type { CheckResult, Finding, Fix, Location } from '../checks/result.ts';
import { escapeMarkup, oneLine } from './escape.ts';
import { attestationText } from './notes.ts';
import { decidingOutcome } from '../checks/result.ts';
import { placeText, severityOf, sortedFindings, STATE_TITLES, type ResultView } from './view.ts';

/** At most this many findings of one result are shown; the JSON holds them all. */
const FINDINGS_SHOWN = 50;

const BADGES: Readonly<Record<string, string>> = { fail: 'Failed', error: 'Error', review: 'Review' };

/** A result that somebody should act on: open, with every place and what mends it. */
export function renderResult(view: ResultView): string {
  const { result, title, state } = view;
  const severity = state === 'fail' ? severityOf(result) : undefined;
  const badge = `${BADGES[state] ?? STATE_TITLES[state]}${severity === undefined ? '' : `, ${severity}`}`;
  const findings = sortedFindings(result);
  const shown = findings.slice(0, FINDINGS_SHOWN).map((finding) => renderFinding(result, finding));
  const left = findings.length - shown.length;
  const list =
    findings.length === 0
      ? `<p>${text(result.message)}</p>`
      : `<ul class="findings">
${shown.join('\n')}
${left > 0 ? `<li>and ${left} more</li>\n` : ''}</ul>`;
  return `<details class="result ${state}" open="">
<summary><span class="badge">${badge}</span><h3>${text(title)}</h3>${where(view)}</summary>
<div class="body">
${list}
${renderNotes(view)}
</div>
</details>`;
}

/** A result that nobody has to act on: its answer on a line, with the place that shows it. */
export function renderRow(view: ResultView): string {
  const { result, title, state } = view;
  const places =
    state === 'pass'
      ? result.passEvidence
      : sortedFindings(result)
          .flatMap((finding) => finding.location ?? [])
          .slice(0, 3);
  const looked = places.length === 0 ? lookedText(result) : '';
  const suppressions = result.findings.flatMap((finding) => renderSuppression(finding));
  const notes = [...countSame(suppressions), ...renderAnswer(view)];
  return `<li class="${state}">
<h3>${text(title)}</h3>${where(view)}
<p>${text(result.message)}${looked === '' ? '' : ` <span class="quiet">${looked}</span>`}</p>
${notes.map((line) => `<p>${line}</p>`).join('')}${places.map((place) => renderPlace(result, place)).join('\n')}
</li>`;
}

function where({ scope }: ResultView): string {
  return scope === '' ? '' : ` <span class="where">in <code>${text(scope)}</code></span>`;
}

function renderFinding(result: CheckResult, finding: Finding): string {
  const label = finding.outcome === 'fail' ? finding.severity : finding.outcome;
  const parts = [
    `<p><span class="severity">${label}</span> ${text(finding.message)}</p>`,
    ...renderSuppression(finding).map((line) => `<p>${line}</p>`),
    ...(finding.location === null ? [] : [renderPlace(result, finding.location)]),
    ...finding.related.map(
      (related) => `<p class="quiet">${text(related.message)}</p>${renderPlace(result, related.location)}`,
    ),
  ];
  return `<li${finding.outcome === decidingOutcome(result) ? '' : ` class="${finding.outcome}"`}>${parts.join('\n')}</li>`;
}

function renderPlace(result: CheckResult, location: Location): string {
  const caption = `<figcaption><code>${text(placeText(result, location))}</code></figcaption>`;
  const excerpt = location.excerpt === '' ? '' : `<pre><code>${escapeMarkup(location.excerpt)}</code></pre>`;
  return `<figure class="evidence">${caption}${excerpt}</figure>`;
}

function renderSuppression({ suppression }: Finding): string[] {
  if (suppression === null) {
    return [];
  }
  const { kind, reason, owner, expires } = suppression;
  const details = [
    ...(owner === null ? [] : [`by ${text(owner)}`]),
    ...(expires === null ? [] : [`until ${text(expires)}`]),
  ];
  return [
    `<strong>${kind}</strong>: ${text(reason)}${details.length === 0 ? '' : ` (${details.join(', ')})`}`,
  ];
}

/** Equal lines once, with how often they stood there. */
function countSame(lines: readonly string[]): string[] {
  return [...new Set(lines)].map((line) => {
    const count = lines.filter((candidate) => candidate === line).length;
    return count === 1 ? line : `${line}: ${count} findings`;
  });
}

/** What stands beside an answer, and beside a question that nobody has answered. */
function renderAnswer({ result, question, state }: ResultView): string[] {
  return [
    ...(result.attestation === null ? [] : [text(attestationText(result.attestation))]),
    ...(question !== undefined && state === 'unanswered'
      ? [`<span class="quiet">${text(`${question.why} ${question.hint}`)}${hintsOf(result)}</span>`]
      : []),
  ];
}

/** Files that may help to answer a question. */
function hintsOf(result: CheckResult): string {
  const paths = result.findings.flatMap(({ related }) => related.map(({ location }) => location.path));
  return paths.length === 0 ? '' : ` See ${paths.map((path) => `<code>${text(path)}</code>`).join(', ')}.`;
}

/** Where was looked, what mends it, what to read, by which standards. */
function renderNotes({ result, page, question, topicTitle }: ResultView): string {
  const fixes = [
    ...new Set(
      result.findings.flatMap((finding) => finding.fixes.map((fix) => `<li>${renderFix(fix)}</li>`)),
    ),
  ];
  const standards = page?.standards ?? question?.standards ?? [];
  const looked = result.findings.every((finding) => finding.location === null) ? lookedText(result) : '';
  const notes = [
    ...(looked === '' ? [] : [['Looked at', looked]]),
    ...(fixes.length === 0 ? [] : [['Fix', `<ul>${fixes.join('')}</ul>`]]),
    ...(result.topic === null ? [] : [['Learn', `${text(topicTitle)} <code>${text(result.topic)}</code>`]]),
    ...(result.attestation === null ? [] : [['Answer', text(attestationText(result.attestation))]]),
    question === undefined
      ? ['Check', `<code>${text(result.check)}</code>, ${result.confidence} confidence`]
      : ['Question', `<code>${text(result.check)}</code>`],
    ...(standards.length === 0 ? [] : [['Standards', standards.map(text).join(', ')]]),
  ];
  return `<dl>${notes.map(([term, value]) => `<dt>${term ?? ''}</dt><dd>${value ?? ''}</dd>`).join('')}</dl>`;
}

function renderFix(fix: Fix): string {
  switch (fix.kind) {
    case 'snippet':
      return `Snippet: ${text(fix.title)} <code>${text(fix.id)}</code>`;
    case 'command':
      return `${text(fix.title)}: <code>${text(fix.command)}</code>`;
    case 'manual':
      return text(fix.title);
    case 'edit':
      return `${text(fix.title)} (edit)`;
  }
}

function lookedText({ looked }: CheckResult): string {
  const patterns = looked.patterns.map((pattern) => `<code>${text(pattern)}</code>`).join(', ');
  return looked.files === 0
    ? ''
    : `${looked.files} ${looked.files === 1 ? 'file' : 'files'}${patterns === '' ? '' : ` for ${patterns}`}`;
}

function text(value: string): string {
  return escapeMarkup(oneLine(value));
}
