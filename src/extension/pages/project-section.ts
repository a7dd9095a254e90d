import { attributes, escapeHtml, fill } from './html.ts';
import { icon } from './icons.ts';
import type { PageLabels, ProjectOutcome } from './labels.ts';
import { pageLink } from './markdown.ts';
import type { ProjectEvidence, ProjectResult, ProjectStatus } from './project-status.ts';

/** Evidence shown before the rest is only counted; the Checklists view has all of it. */
const SHOWN_EVIDENCE = 5;

const ICONS: Readonly<Record<ProjectOutcome, Parameters<typeof icon>[0]>> = {
  pass: 'check',
  attested: 'check',
  fail: 'cross',
  error: 'cross',
  review: 'question',
  unknown: 'question',
  'not-applicable': 'dash',
};

/** The "In this project" part of a page. Its inside is replaced when results change. */
export function renderProjectSection(status: ProjectStatus, labels: PageLabels): string {
  return `<section class="project" aria-labelledby="in-this-project">
<h2 tabindex="-1" id="in-this-project">${escapeHtml(labels.inThisProject)}</h2>
<div id="project-status" aria-live="polite">${renderProjectStatus(status, labels)}</div>
</section>`;
}

/** The inside of that part. */
export function renderProjectStatus(status: ProjectStatus, labels: PageLabels): string {
  switch (status.kind) {
    case 'not-run':
      return `<p>${escapeHtml(labels.projectNotRun)}</p>${runButton(labels)}`;
    case 'running':
      return `<p class="running">${escapeHtml(labels.projectRunning)}</p>`;
    case 'results': {
      const note = status.stale
        ? `<p class="stale">${escapeHtml(labels.projectStale)}</p>${runButton(labels)}`
        : '';
      if (status.results.length === 0) {
        return `${note}<p>${escapeHtml(labels.projectNothing)}</p>`;
      }
      return `${note}<ul class="results">${status.results.map((result, index) => renderResult(result, index, labels)).join('')}</ul>`;
    }
  }
}

function renderResult(result: ProjectResult, index: number, labels: PageLabels): string {
  const scope = result.scope === '' ? '' : `<span class="scope">${escapeHtml(result.scope)}</span>`;
  const shown = result.evidence.slice(0, SHOWN_EVIDENCE);
  const more = result.evidence.length - shown.length;
  const evidence = shown.map((item, position) => `<li>${evidenceLink(item, index, position)}</li>`);
  if (more > 0) {
    evidence.push(`<li>${escapeHtml(fill(labels.moreEvidence, more))}</li>`);
  }
  return `<li${attributes({ class: `result ${result.outcome}` })}>
<p class="result-head"><strong class="outcome">${icon(ICONS[result.outcome])}${escapeHtml(labels.outcomes[result.outcome])}</strong> ${pageLink({ kind: 'check', id: result.check }, result.title)}${scope}</p>
<p class="result-message">${escapeHtml(result.message)}</p>
${evidence.length === 0 ? '' : `<ul class="evidence">${evidence.join('')}</ul>`}
</li>`;
}

/** Names the evidence by its place in the status: the page never sends an address. */
function evidenceLink(item: ProjectEvidence, result: number, position: number): string {
  const message = item.message === '' ? '' : ` <span>${escapeHtml(item.message)}</span>`;
  return `<a href="#" class="place"${attributes({ 'data-evidence': `${result}.${position}` })}>${escapeHtml(item.label)}</a>${message}`;
}

function runButton(labels: PageLabels): string {
  return `<button type="button" class="secondary" data-action="run-checklists">${icon('run')}<span>${escapeHtml(labels.runChecklists)}</span></button>`;
}
