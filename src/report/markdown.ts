import type { CheckResult, Finding } from '../checks/result.ts';
import { escapeMarkdown, markdownCode } from './escape.ts';
import { attestationText, noticeText, plural, remarks, suppressionText } from './notes.ts';
import type { RenderInput } from './render.ts';
import {
  checklistViews,
  countStates,
  placeText,
  resultViews,
  severityOf,
  sortedFindings,
  STATE_TITLES,
  type ResultView,
  type State,
} from './view.ts';

/** At most this many findings of one result are shown; the JSON holds them all. */
const FINDINGS_SHOWN = 5;

/** GitHub takes comments of up to 65,536 characters; what would not fit is counted instead. */
const SIZE_LIMIT = 60_000;

/** States that are folded under the failures, in order. Who opened the pull request can read on. */
const FOLDED: readonly State[] = [
  'review',
  'unknown',
  'suppressed',
  'unanswered',
  'pass',
  'attested',
  'not-applicable',
];

const COLUMNS: readonly State[] = ['pass', 'fail', 'review', 'unknown', 'not-applicable'];

/** The report as a comment for a pull request: a table, what failed with its evidence, the rest folded. */
export function renderMarkdown(input: RenderInput): string {
  const { report, index } = input;
  const results = resultViews(report, index);
  const of = (...states: State[]): ResultView[] => results.filter((view) => states.includes(view.state));
  const writer = new Writer();
  writer.add(`## Backend Roadmap: ${headline(results)}`);
  writer.add(summaryTable(input));
  writer.section('### Failed', of('fail').map(renderOpen), '');
  writer.section('### Errors', of('error').map(renderOpen), '');
  for (const state of FOLDED) {
    const members = of(state);
    writer.section(
      `<details>\n<summary>${STATE_TITLES[state]} (${members.length})</summary>\n`,
      members.map((view) => renderFolded(view)),
      '\n\n</details>',
    );
  }
  writer.section(
    `<details>\n<summary>Notices about your own decisions (${report.notices.length})</summary>\n`,
    report.notices.map((notice) => `- ${escapeMarkdown(noticeText(notice))}`),
    '\n\n</details>',
  );
  for (const remark of remarks(report)) {
    writer.add(`<sub>${escapeMarkdown(remark)}</sub>`);
  }
  const files = report.repositories.reduce((sum, repository) => sum + repository.files, 0);
  const skipped = report.repositories.reduce((sum, repository) => sum + repository.skipped.length, 0);
  const looked = `${files} files${skipped === 0 ? '' : `, ${skipped} not looked at`}`;
  const made = `Backend Roadmap ${report.tool.version}, as of ${report.evaluatedOn}: ${looked}.`;
  writer.add(`<sub>${escapeMarkdown(made)}</sub>`);
  return writer.text();
}

function headline(results: readonly ResultView[]): string {
  const counts = countStates(results);
  const { unanswered } = counts;
  const parts = [
    ...(counts.error === 0 ? [] : [`${counts.error} erred`]),
    counts.fail === 0 ? 'nothing failed' : `${counts.fail} failed`,
    ...(counts.review === 0 ? [] : [`${counts.review} to review`]),
    ...(counts.suppressed === 0 ? [] : [`${counts.suppressed} waived`]),
    ...(unanswered === 0 ? [] : [`${plural(unanswered, 'question')} open`]),
  ];
  return parts.join(', ');
}

/** A row for each checklist; columns that only some reports need stand only there. */
function summaryTable({ report, index }: RenderInput): string {
  const checklists = checklistViews(report, index);
  const extra = (['suppressed', 'attested', 'unanswered', 'error'] as const).filter((state) =>
    checklists.some((checklist) => checklist.counts[state] > 0),
  );
  const columns = [...COLUMNS, ...extra];
  return [
    `| Checklist | ${columns.map((state) => STATE_TITLES[state]).join(' | ')} |`,
    `| --- |${' ---: |'.repeat(columns.length)}`,
    ...checklists.map(
      (checklist) =>
        `| ${escapeMarkdown(checklist.title)} | ${columns.map((state) => checklist.counts[state]).join(' | ')} |`,
    ),
  ].join('\n');
}

function renderOpen(view: ResultView): string {
  const { result, title, scope } = view;
  const severity = severityOf(result);
  const mark = severity === undefined ? '' : ` (${severity})`;
  const where = scope === '' ? '' : ` in ${markdownCode(scope)}`;
  const lines = [`#### ${escapeMarkdown(title)}${where}${mark}`, ''];
  if (result.findings.length === 0) {
    lines.push(escapeMarkdown(result.message));
  }
  const findings = sortedFindings(result);
  lines.push(...findings.slice(0, FINDINGS_SHOWN).map((finding) => renderFinding(result, finding)));
  if (findings.length > FINDINGS_SHOWN) {
    lines.push(`- … and ${findings.length - FINDINGS_SHOWN} more`);
  }
  if (result.looked.files > 0 && findings.every((finding) => finding.location === null)) {
    const patterns = result.looked.patterns.map(markdownCode).join(', ');
    lines.push('', `Looked at ${result.looked.files} files for ${patterns}.`);
  }
  lines.push('', renderHelp(result));
  return lines.join('\n');
}

function renderFinding(result: CheckResult, finding: Finding): string {
  const label = finding.outcome === 'fail' ? finding.severity : finding.outcome;
  const waived =
    finding.suppression === null ? '' : ` (${escapeMarkdown(suppressionText(finding.suppression))})`;
  const line = `- **${label}** ${escapeMarkdown(finding.message)}${waived}`;
  if (finding.location === null) {
    return line;
  }
  const excerpt = markdownCode(finding.location.excerpt);
  const evidence = [markdownCode(placeText(result, finding.location)), ...(excerpt === '' ? [] : [excerpt])];
  return `${line}\\\n  ${evidence.join(': ')}`;
}

/** How to go on: the page of the check by its id, the first thing that mends it, the topic to read. */
function renderHelp(result: CheckResult): string {
  const [fix] = result.findings.flatMap((finding) => finding.fixes);
  const parts = [`Check ${markdownCode(result.check)}`];
  if (fix !== undefined) {
    const mend =
      fix.kind === 'snippet'
        ? `snippet “${escapeMarkdown(fix.title)}” (${markdownCode(fix.id)})`
        : fix.kind === 'command'
          ? `${escapeMarkdown(fix.title)}: ${markdownCode(fix.command)}`
          : `${escapeMarkdown(fix.title)}${fix.kind === 'edit' ? ' (edit)' : ''}`;
    parts.push(`fix: ${mend}`);
  }
  if (result.topic !== null) {
    parts.push(`learn: ${markdownCode(result.topic)}`);
  }
  return parts.join(' · ');
}

/** One line for a result that nobody has to act on. */
function renderFolded({ result, title, scope, question }: ResultView): string {
  const where = scope === '' ? '' : ` in ${markdownCode(scope)}`;
  const place =
    sortedFindings(result).find((finding) => finding.location !== null)?.location ?? result.passEvidence[0];
  const evidence = place === undefined ? '' : ` (${markdownCode(placeText(result, place))})`;
  const hints = result.findings.flatMap(({ related }) =>
    question === undefined ? [] : related.map(({ location }) => markdownCode(location.path)),
  );
  const see = hints.length === 0 ? '' : ` (see ${hints.join(', ')})`;
  const suppressed = result.findings.flatMap(({ suppression }) => suppression ?? []);
  const reasons = [...new Set(suppressed.map(suppressionText))].map(escapeMarkdown).join('; ');
  const reason = reasons === '' ? '' : ` (${plural(suppressed.length, 'finding')}; ${reasons})`;
  const answer = result.attestation === null ? '' : ` ${escapeMarkdown(attestationText(result.attestation))}`;
  return `- **${escapeMarkdown(title)}**${where}: ${escapeMarkdown(result.message)}${evidence}${see}${reason}${answer}`;
}

/** Collects paragraphs as long as they fit, and counts those that do not. */
class Writer {
  readonly #parts: string[] = [];
  #size = 0;

  /** A part that is always there. */
  add(text: string): void {
    this.#parts.push(text);
    this.#size += text.length + 2;
  }

  /** A heading with its items; nothing at all when there is no item. */
  section(heading: string, items: readonly string[], end: string): void {
    if (items.length === 0) {
      return;
    }
    const gap = end === '' ? '\n\n' : '\n';
    const fitting: string[] = [];
    for (const item of items) {
      const size = item.length + gap.length;
      if (this.#size + size > SIZE_LIMIT) {
        break;
      }
      this.#size += size;
      fitting.push(item);
    }
    const left = items.length - fitting.length;
    const rest = left === 0 ? [] : [`… and ${left} more, which do not fit into a comment`];
    this.add(`${heading}\n${end === '' ? '\n' : ''}${[...fitting, ...rest].join(gap)}${end}`);
    this.#size -= fitting.reduce((sum, item) => sum + item.length + gap.length, 0);
  }

  text(): string {
    return `${this.#parts.join('\n\n')}\n`;
  }
}
