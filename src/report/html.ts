import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Report } from '../checks/result.ts';
import { escapeMarkup, oneLine } from './escape.ts';
import { renderResult, renderRow } from './html-result.ts';
import { HTML_STYLE } from './html-style.ts';
import { noticeText, remarks } from './notes.ts';
import type { RenderInput } from './render.ts';
import {
  checklistViews,
  countStates,
  resultViews,
  STATE_TITLES,
  STATES,
  type ChecklistView,
  type ResultView,
  type State,
} from './view.ts';

/** States that are shown open, one card a result; the others are rows in a fold. */
const OPEN: readonly State[] = ['error', 'fail', 'review'];

/** At most this many files that were not looked at are named. */
const SKIPPED_SHOWN = 20;

/**
 * The report as one HTML file that needs nothing else: no script, no font, no picture, no request. Its policy allows its own
 * style and nothing more, so that text of a workspace could do nothing even if it became markup.
 */
export function renderHtml({ report, index }: RenderInput): string {
  const results = resultViews(report, index);
  const checklists = checklistViews(report, index);
  const counts = countStates(results);
  const title = headline(counts, results.length);
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash(HTML_STYLE)}'; base-uri 'none'; form-action 'none'"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="referrer" content="no-referrer"/>
<title>Backend Roadmap: ${title}</title>
<style>${HTML_STYLE}</style>
</head>
<body>
<a class="skip" href="#results">Skip to the results</a>
<header>
<p class="brand">Backend Roadmap · <time datetime="${escapeMarkup(report.evaluatedOn)}">${escapeMarkup(report.evaluatedOn)}</time></p>
<h1>${title}</h1>
<p class="lead">${scale(report)}</p>
${bar(counts, results.length)}
<ul class="totals" aria-label="Results by outcome">
${STATES.filter((state) => counts[state] > 0)
  .map((state) => `<li class="${state}"><b>${counts[state]}</b> ${STATE_TITLES[state]}</li>`)
  .join('\n')}
</ul>
${contents(checklists)}
</header>
<main id="results">
${checklists.map(renderChecklist).join('\n')}
</main>
<footer>
${renderDecisions(report)}${renderSkipped(report)}<p>Made by Backend Roadmap ${text(report.tool.version)} from the files alone. What files cannot show is unknown here, never passed.</p>
</footer>
</body>
</html>
`;
}

function headline(counts: Readonly<Record<State, number>>, total: number): string {
  if (total === 0) {
    return 'Nothing was checked';
  }
  return [
    counts.fail === 0 ? 'Nothing failed' : plural(counts.fail, 'failure', 'failures'),
    ...(counts.review === 0 ? [] : [`${counts.review} to review`]),
    ...(counts.error === 0 ? [] : [plural(counts.error, 'error', 'errors')]),
    ...(counts.suppressed === 0 ? [] : [`${counts.suppressed} waived`]),
    ...(counts.unanswered === 0 ? [] : [`${plural(counts.unanswered, 'question', 'questions')} open`]),
  ].join(', ');
}

function scale(report: Report): string {
  const files = report.repositories.reduce((sum, repository) => sum + repository.files, 0);
  const units = report.repositories.flatMap((repository) => repository.units);
  const names = units.slice(0, 5).map((unit) => `<code>${text(unit.path)}</code>`);
  const projects =
    units.length === 0 || (units.length === 1 && units[0]?.path === '.')
      ? ''
      : `: ${names.join(', ')}${units.length > names.length ? ', …' : ''}`;
  return `${plural(files, 'file', 'files')} in ${plural(units.length, 'project', 'projects')}${projects}`;
}

/** Shares of the outcomes as one bar; the list under it says the same in words. */
function bar(counts: Readonly<Record<State, number>>, total: number): string {
  if (total === 0) {
    return '';
  }
  let from = 0;
  const parts = STATES.filter((state) => counts[state] > 0).map((state) => {
    const width = (counts[state] / total) * 1000;
    const part = `<rect class="${state}" x="${from.toFixed(1)}" y="0" width="${width.toFixed(1)}" height="10"/>`;
    from += width;
    return part;
  });
  return `<svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">${parts.join('')}</svg>`;
}

function contents(checklists: readonly ChecklistView[]): string {
  const states = STATES.filter((state) => checklists.some((checklist) => checklist.counts[state] > 0));
  const rows = checklists.map((checklist) => {
    const cells = states.map((state) => {
      const count = checklist.counts[state];
      return `<td${count === 0 ? ' class="zero"' : ''}>${count}</td>`;
    });
    return `<tr><th scope="row"><a href="#list-${escapeMarkup(checklist.id)}">${text(checklist.title)}</a></th>${cells.join('')}</tr>`;
  });
  return `<nav class="contents" aria-label="Checklists">
<table>
<thead><tr><th scope="col">Checklist</th>${states.map((state) => `<th scope="col">${STATE_TITLES[state]}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</nav>`;
}

function renderChecklist(checklist: ChecklistView): string {
  const id = `list-${escapeMarkup(checklist.id)}`;
  const open = checklist.results.filter((view) => OPEN.includes(view.state));
  const folds = STATES.filter((state) => !OPEN.includes(state)).map((state) =>
    renderFold(
      state,
      checklist.results.filter((view) => view.state === state),
    ),
  );
  return `<section aria-labelledby="${id}">
<h2 id="${id}">${text(checklist.title)}</h2>
<p class="lead">${text(checklist.summary)}</p>
${[...open.map(renderResult), ...folds.filter((fold) => fold !== '')].join('\n')}
</section>`;
}

function renderFold(state: State, results: readonly ResultView[]): string {
  return results.length === 0
    ? ''
    : `<details class="fold ${state}">
<summary>${STATE_TITLES[state]} (${results.length})</summary>
<ul class="rows">
${results.map(renderRow).join('\n')}
</ul>
</details>`;
}

/** What the team's own decisions changed, and what of them a person should look at. */
function renderDecisions(report: Report): string {
  const items = [...remarks(report), ...report.notices.map(noticeText)].map(
    (line) => `<li>${text(line)}</li>`,
  );
  return items.length === 0 ? '' : `<h2>Your own decisions</h2>\n<ul>\n${items.join('\n')}\n</ul>\n`;
}

function renderSkipped(report: Report): string {
  const skipped = report.repositories.flatMap((repository) => repository.skipped);
  if (skipped.length === 0) {
    return '';
  }
  const shown = skipped
    .slice(0, SKIPPED_SHOWN)
    .map((skip) => `<li><code>${text(skip.path)}</code>: ${text(skip.reason)}</li>`);
  const left = skipped.length - shown.length;
  return `<h2>Not looked at</h2>
<ul>
${shown.join('\n')}
${left > 0 ? `<li>and ${left} more</li>\n` : ''}</ul>
`;
}

function text(value: string): string {
  return escapeMarkup(oneLine(value));
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** The digest of a text as a content security policy wants it. */
function hash(value: string): string {
  return btoa(String.fromCharCode(...sha256(utf8ToBytes(value))));
}
