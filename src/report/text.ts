import type { ContentIndex } from '../content/model.ts';
import type { CheckResult, Finding, Report } from '../checks/result.ts';
import { oneLine } from './escape.ts';

/** How text is shown: with colours where the terminal has them. */
export interface TextStyle {
  readonly colour: boolean;
}

/** At most this many projects are named at the top; the JSON holds them all. */
const UNITS_SHOWN = 12;

/** At most this many findings of one result are printed; the JSON holds them all. */
const FINDINGS_SHOWN = 5;

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
    const open = results.filter(
      (result) => result.outcome === 'fail' || result.outcome === 'error' || result.outcome === 'review',
    );
    results.forEach((result) => shown.add(result));
    if (results.length === 0) {
      continue;
    }
    const passes = results.filter((result) => result.outcome === 'pass').length;
    const fails = results.filter((result) => result.outcome === 'fail').length;
    lines.push('', paint.bold(`${checklist.title}: ${passes} passed, ${fails} failed`));
    for (const result of open.sort(bySeverity)) {
      lines.push(...renderResult(result, index, paint));
    }
  }
  lines.push('', summaryLine(report));
  const skipped = report.repositories.flatMap((repository) => repository.skipped);
  if (skipped.length > 0) {
    const examples = skipped.slice(0, 3).map((skip) => oneLine(`${skip.path} (${skip.reason})`));
    lines.push(`Not looked at: ${plural(skipped.length, 'file')}, for example ${examples.join(', ')}`);
  }
  return `${lines.join('\n')}\n`;
}

function renderResult(result: CheckResult, index: ContentIndex, paint: Painter): string[] {
  const title = index.checks.find((check) => check.id === result.check)?.title ?? result.check;
  const scope =
    result.scope.kind === 'unit' && result.scope.path !== '.' ? ` in ${oneLine(result.scope.path)}` : '';
  const symbol = SYMBOL[result.outcome];
  const colour = result.outcome === 'fail' || result.outcome === 'error' ? paint.red : paint.yellow;
  const lines = ['', `  ${colour(symbol)} ${paint.bold(title)}${scope}  ${paint.dim(result.check)}`];
  if (result.findings.length === 0 || result.outcome === 'error') {
    lines.push(`    ${oneLine(result.message)}`);
  }
  for (const finding of result.findings.slice(0, FINDINGS_SHOWN)) {
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
  const fix = result.findings.flatMap((finding) => finding.fixes)[0];
  const help = fix?.kind === 'snippet' ? `, fix with the snippet "${fix.title}" (${fix.id})` : '';
  lines.push(paint.dim(`    learn: ${result.topic}${help}`));
  return lines;
}

function renderFinding(finding: Finding, paint: Painter): string[] {
  const { location } = finding;
  const message = `    ${finding.severity}: ${oneLine(finding.message)}`;
  return location === null
    ? [message]
    : [
        message,
        `      ${paint.cyan(oneLine(`${location.path}:${location.line}:${location.column}`))}  ${paint.dim(oneLine(firstLine(location.excerpt)))}`,
      ];
}

function summaryLine(report: Report): string {
  const { summary } = report;
  const parts = [
    `${summary.pass} passed`,
    `${summary.fail} failed`,
    `${summary.review} to review`,
    `${summary.unknown} unknown`,
    `${summary['not-applicable']} not applicable`,
  ];
  if (summary.error > 0) {
    parts.push(`${summary.error} errors`);
  }
  return `${parts.join(', ')} (${(report.timing.totalMs / 1000).toFixed(1)} s)`;
}

const SEVERITY_RANK = { high: 0, medium: 1, low: 2 } as const;

function bySeverity(a: CheckResult, b: CheckResult): number {
  const rank = (result: CheckResult): number =>
    (result.outcome === 'review' ? 10 : 0) +
    Math.min(3, ...result.findings.map((finding) => SEVERITY_RANK[finding.severity]));
  return rank(a) - rank(b);
}

function titleOf(index: ContentIndex, id: string): string {
  return index.technologies.find((technology) => technology.id === id)?.title ?? oneLine(id);
}

function firstLine(text: string): string {
  return text.split(/\r?\n/, 1)[0] ?? '';
}

function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
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
