import type { ContentIndex } from '../content/model.ts';
import { decidingOutcome, type CheckResult, type Finding, type Report } from '../checks/result.ts';
import { PROJECT_FILE } from '../workspace/project-file/project-words.ts';
import { oneLine } from './escape.ts';
import { noticeText, plural, remarks, suppressionText } from './notes.ts';
import { stateOf, type State } from './view.ts';

/** How text is shown: with colours where the terminal has them. */
export interface TextStyle {
  readonly colour: boolean;
}

/** At most this many projects are named at the top; the JSON holds them all. */
const UNITS_SHOWN = 12;

/** At most this many findings of one result are printed; the JSON holds them all. */
const FINDINGS_SHOWN = 5;

/** At most this many open questions are printed. */
const QUESTIONS_SHOWN = 5;

const SYMBOL = {
  fail: '✗',
  review: '?',
  unknown: '·',
  error: '!',
  pass: '✓',
  'not-applicable': '-',
  attested: '✓',
} as const;

/** A report for a person at a terminal: what fails and what needs a look first, then one line for the rest. */
export function renderText(report: Report, index: ContentIndex, style: TextStyle): string {
  const paint = painter(style);
  const lines: string[] = [];
  const units = report.repositories.flatMap((repository) => repository.units);
  const files = report.repositories.reduce((sum, repository) => sum + repository.files, 0);
  lines.push(
    `${plural(files, 'file')}, ${plural(units.length, 'project')} in ${plural(report.repositories.length, 'repository', 'repositories')}`,
  );
  for (const unit of units.slice(0, UNITS_SHOWN)) {
    const technologies = unit.technologies.map((technology) => titleOf(index, technology.id)).join(', ');
    lines.push(
      `  ${oneLine(unit.path)}: ${unit.supported ? technologies || 'no known technology' : 'not supported, not judged'}`,
    );
  }
  if (units.length > UNITS_SHOWN) {
    lines.push(`  … and ${units.length - UNITS_SHOWN} more`);
  }
  const shown = new Set<CheckResult>();
  for (const checklist of index.checklists) {
    const results = report.results.filter((result) => checklist.checks.includes(result.check));
    results.forEach((result) => shown.add(result));
    if (results.length > 0) {
      lines.push(...renderChecklist(checklist.title, results, index, paint));
    }
  }
  const questions = new Set(index.questions.map((question) => question.id));
  const others = report.results.filter((result) => !shown.has(result) && !questions.has(result.check));
  if (others.length > 0) {
    lines.push(...renderChecklist('Other checks', others, index, paint));
  }
  lines.push(...renderQuestions(report, index, paint));
  if (report.notices.length > 0) {
    lines.push('', paint.bold('Your own decisions'));
    lines.push(...report.notices.map((notice) => `  ${oneLine(noticeText(notice))}`));
  }
  lines.push('', summaryLine(report, index), ...remarks(report).map(oneLine));
  const skipped = report.repositories.flatMap((repository) => repository.skipped);
  if (skipped.length > 0) {
    const examples = skipped.slice(0, 3).map((skip) => oneLine(`${skip.path} (${skip.reason})`));
    lines.push(`Not looked at: ${plural(skipped.length, 'file')}, for example ${examples.join(', ')}`);
  }
  return `${lines.join('\n')}\n`;
}

/** What is open first, then what is waived on a line each; the rest only counts. */
function renderChecklist(
  title: string,
  results: readonly CheckResult[],
  index: ContentIndex,
  paint: Painter,
): string[] {
  const of = (...states: State[]): CheckResult[] =>
    results.filter((result) => states.includes(stateOf(result, undefined)));
  const waived = of('suppressed');
  const counts = [
    `${of('pass').length} passed`,
    `${of('fail').length} failed`,
    ...(waived.length === 0 ? [] : [`${waived.length} waived`]),
  ];
  return [
    '',
    paint.bold(`${title}: ${counts.join(', ')}`),
    ...of('fail', 'error', 'review')
      .sort(bySeverity)
      .flatMap((result) => renderResult(result, index, paint)),
    ...(waived.length === 0 ? [] : ['', ...waived.flatMap((result) => renderWaived(result, index, paint))]),
  ];
}

function renderWaived(result: CheckResult, index: ContentIndex, paint: Painter): string[] {
  const reasons = result.findings.flatMap(({ suppression }) =>
    suppression === null ? [] : [oneLine(suppressionText(suppression))],
  );
  const count = plural(reasons.length, 'finding');
  return [
    `  ~ ${nameOf(result, index)}${scopeOf(result)}  ${paint.dim(result.check)}`,
    `    ${count} waived: ${[...new Set(reasons)].join('; ')}`,
  ];
}

/** What a person answered with no, and what nobody has answered. */
function renderQuestions(report: Report, index: ContentIndex, paint: Painter): string[] {
  const asked = report.results.flatMap((result) => {
    const question = index.questions.find((candidate) => candidate.id === result.check);
    return question === undefined ? [] : [{ result, state: stateOf(result, question) }];
  });
  if (asked.length === 0) {
    return [];
  }
  const of = (state: State): CheckResult[] =>
    asked.filter((item) => item.state === state).map(({ result }) => result);
  const open = of('unanswered').sort(bySeverity);
  const waived = of('suppressed');
  const answered = asked.filter(({ result }) => result.outcome === 'attested').length;
  const shown = open.slice(0, QUESTIONS_SHOWN);
  return [
    '',
    paint.bold(`Questions: ${answered} answered, ${open.length} open`),
    ...of('fail').flatMap((result) => renderResult(result, index, paint)),
    ...(waived.length === 0 ? [] : ['', ...waived.flatMap((result) => renderWaived(result, index, paint))]),
    ...(open.length === 0 ? [] : ['']),
    ...shown.map((result) => `  ? ${oneLine(result.message)}  ${paint.dim(result.check)}`),
    ...(open.length > shown.length ? [`  … and ${open.length - shown.length} more`] : []),
    ...(open.length === 0 ? [] : [paint.dim(`  answer them in ${PROJECT_FILE}`)]),
  ];
}

function nameOf(result: CheckResult, index: ContentIndex): string {
  const entry = [...index.checks, ...index.questions].find((candidate) => candidate.id === result.check);
  return entry?.title ?? result.check;
}

function scopeOf({ scope }: CheckResult): string {
  return scope.kind === 'unit' && scope.path !== '.' ? ` in ${oneLine(scope.path)}` : '';
}

function renderResult(result: CheckResult, index: ContentIndex, paint: Painter): string[] {
  const outcome = decidingOutcome(result);
  const colour = outcome === 'fail' || outcome === 'error' ? paint.red : paint.yellow;
  const title = paint.bold(nameOf(result, index));
  const lines = ['', `  ${colour(SYMBOL[outcome])} ${title}${scopeOf(result)}  ${paint.dim(result.check)}`];
  if (result.findings.length === 0 || result.outcome === 'error') {
    lines.push(`    ${oneLine(result.message)}`);
  }
  for (const finding of openFirst(result.findings).slice(0, FINDINGS_SHOWN)) {
    lines.push(...renderFinding(finding, paint));
  }
  if (result.findings.length > FINDINGS_SHOWN) {
    lines.push(`    … and ${result.findings.length - FINDINGS_SHOWN} more`);
  }
  if (result.looked.files > 0 && result.findings.every((finding) => finding.location === null)) {
    lines.push(
      paint.dim(
        `    looked at ${plural(result.looked.files, 'file')} for ${oneLine(result.looked.patterns.join(', '))}`,
      ),
    );
  }
  const fix = result.findings.flatMap((finding) => finding.fixes).find(({ kind }) => kind !== 'edit');
  const help = fix?.kind === 'snippet' ? `, fix with the snippet "${fix.title}" (${fix.id})` : '';
  if (result.topic !== null) {
    lines.push(paint.dim(`    learn: ${result.topic}${help}`));
  }
  return lines;
}

/** What counts before what is suppressed, each in its order. */
function openFirst(findings: readonly Finding[]): Finding[] {
  const isOpen = (finding: Finding): boolean => finding.suppression === null;
  return [...findings.filter(isOpen), ...findings.filter((finding) => !isOpen(finding))];
}

function renderFinding(finding: Finding, paint: Painter): string[] {
  const { location, suppression } = finding;
  const waived = suppression === null ? '' : ` (${oneLine(suppressionText(suppression))})`;
  const message = `    ${finding.severity}: ${oneLine(finding.message)}${waived}`;
  const edits = finding.fixes.flatMap((fix) =>
    fix.kind === 'edit' ? [paint.dim(`      fix: ${oneLine(fix.title)} (edit)`)] : [],
  );
  return location === null
    ? [message, ...edits]
    : [
        message,
        `      ${paint.cyan(oneLine(`${location.path}:${location.line}:${location.column}`))}  ${paint.dim(oneLine(firstLine(location.excerpt)))}`,
        ...edits,
      ];
}

function summaryLine(report: Report, index: ContentIndex): string {
  const { summary } = report;
  const open = report.results.filter(
    (result) =>
      result.outcome === 'review' && index.questions.some((question) => question.id === result.check),
  ).length;
  const parts = [
    `${summary.pass} passed`,
    `${summary.fail} failed`,
    `${summary.review - open} to review`,
    `${summary.unknown} unknown`,
    `${summary['not-applicable']} not applicable`,
  ];
  if (open > 0) {
    parts.push(`${plural(open, 'question')} open`);
  }
  if (summary.suppressed > 0) {
    parts.push(`${summary.suppressed} waived`);
  }
  if (summary.attested > 0) {
    const no = report.results.filter((result) => result.attestation?.answer === 'no').length;
    parts.push(`${summary.attested} attested${no === 0 ? '' : ` (${no} with no)`}`);
  }
  if (summary.error > 0) {
    parts.push(plural(summary.error, 'error'));
  }
  return `${parts.join(', ')} (${(report.timing.totalMs / 1000).toFixed(1)} s)`;
}

const SEVERITY_RANK = { high: 0, medium: 1, low: 2 } as const;

function bySeverity(a: CheckResult, b: CheckResult): number {
  const rank = (result: CheckResult): number =>
    (result.outcome === 'review' ? 10 : 0) +
    Math.min(
      3,
      ...result.findings
        .filter((finding) => finding.suppression === null)
        .map((finding) => SEVERITY_RANK[finding.severity]),
    );
  return rank(a) - rank(b);
}

function titleOf(index: ContentIndex, id: string): string {
  return index.technologies.find((technology) => technology.id === id)?.title ?? oneLine(id);
}

function firstLine(text: string): string {
  return text.split(/\r?\n/, 1)[0] ?? '';
}

type Paint = (text: string) => string;
interface Painter {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly red: Paint;
  readonly yellow: Paint;
  readonly cyan: Paint;
}

function painter({ colour }: TextStyle): Painter {
  const code = (start: number, end: number): Paint =>
    colour ? (text) => `\u001b[${start}m${text}\u001b[${end}m` : (text) => text;
  return { bold: code(1, 22), dim: code(2, 22), red: code(31, 39), yellow: code(33, 39), cyan: code(36, 39) };
}
