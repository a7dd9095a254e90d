import { areaOf } from '../content/ids.ts';
import type { Question } from '../content/lists.ts';
import type { CheckEntry } from '../content/model.ts';
import type { Confidence, Severity } from '../content/schemas.ts';

/** What SARIF calls a severity. */
export const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  high: 'error',
  medium: 'warning',
  low: 'note',
};

/** Scores that GitHub reads as high (7.0 to 8.9), medium (4.0 to 6.9) and low. */
const SECURITY_SEVERITIES: Readonly<Record<Severity, string>> = { high: '8.0', medium: '5.5', low: '3.0' };

const PROBLEM_SEVERITIES: Readonly<Record<Severity, string>> = {
  high: 'error',
  medium: 'warning',
  low: 'recommendation',
};

/** A check as SARIF describes it: a `reportingDescriptor`. */
export interface SarifRule {
  readonly id: string;
  readonly name: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string; readonly markdown: string };
  readonly defaultConfiguration: { readonly level: string };
  readonly properties: Readonly<Record<string, string | readonly string[]>>;
}

/** The rule of a check, explained by its page, or of a question. `security-severity` stands only on rules of the security area. */
export function buildRule(
  id: string,
  check: CheckEntry | Question | undefined,
  confidence: Confidence,
  page: string | undefined,
): SarifRule {
  const severity = check?.severity ?? 'medium';
  const title = check?.title ?? id;
  const summary =
    check === undefined ? title : 'question' in check ? `${check.question} ${check.why}` : check.summary;
  const area = areaOf(id);
  const isSecurity = area === 'security';
  return {
    id,
    name: pascalCase(id),
    shortDescription: { text: title },
    fullDescription: { text: summary },
    help: { text: helpText(title, summary, check), markdown: helpMarkdown(title, page ?? summary) },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      tags: [area, ...(check?.standards ?? []).map(tagOf)],
      precision: confidence,
      'problem.severity': PROBLEM_SEVERITIES[severity],
      ...(isSecurity ? { 'security-severity': SECURITY_SEVERITIES[severity] } : {}),
    },
  };
}

/** `security/jwt-verification` as `SecurityJwtVerification`. */
function pascalCase(id: string): string {
  return id
    .split(/[/-]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

/** Weaknesses are written so that GitHub links them. */
function tagOf(standard: string): string {
  const weakness = /^CWE-(\d+)$/.exec(standard)?.[1];
  return weakness === undefined ? standard : `external/cwe/cwe-${weakness.padStart(3, '0')}`;
}

function helpText(title: string, summary: string, check: CheckEntry | Question | undefined): string {
  const known = check === undefined || 'question' in check ? [] : check.fixes;
  const fixes = known.map((fix) =>
    fix.kind === 'snippet'
      ? `- snippet ${fix.id}`
      : fix.kind === 'command'
        ? `- ${fix.title}: ${fix.command}`
        : `- ${fix.title}`,
  );
  return [`${title}. ${summary}`, ...(fixes.length === 0 ? [] : ['To fix it:', ...fixes])].join('\n');
}

/**
 * A page as help outside the extension: links to our other pages lead nowhere there and become text, marks of samples become words,
 * and what stands for a secret is written so that no scanner takes it for one.
 */
function helpMarkdown(title: string, page: string): string {
  const body = page
    .trim()
    .replace(/\[([^\]]+)\]\((?![a-z]+:)[^)\s]*\)/g, '$1')
    .replace(/^([ \t]*)(`{3,}[\w-]+) +(\S.*)$/gm, (_, indent: string, fence: string, marks: string) =>
      labelSample(indent, fence, marks),
    )
    .replace(/\{\{fake:([a-z-]+)\}\}/g, '<$1>');
  return `# ${title}\n\n${body}\n`;
}

/** A fence of a sample, with what its marks say before it. */
function labelSample(indent: string, fence: string, marks: string): string {
  const kind = /(?:^|\s)sample=(\w+)/.exec(marks)?.[1];
  const file = /(?:^|\s)file=(\S+)/.exec(marks)?.[1];
  const words = [
    ...(kind === undefined ? [] : [kind.charAt(0).toUpperCase() + kind.slice(1)]),
    ...(file === undefined ? [] : [`\`${file}\``]),
  ];
  return words.length === 0 ? indent + fence : `${indent}${words.join(', ')}:\n\n${indent}${fence}`;
}
