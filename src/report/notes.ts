import type { Attestation, Notice, Report, Suppression } from '../checks/result.ts';

/** Why a finding does not count, and for how long: `waiver: accepted-risk, by kim, until 2027-01-31`. Text of a workspace. */
export function suppressionText({ kind, reason, owner, expires }: Suppression): string {
  return [
    `${kind}: ${reason}`,
    ...(owner === null ? [] : [`by ${owner}`]),
    ...(expires === null ? [] : [`until ${expires}`]),
  ].join(', ');
}

/** What an answer says beside the message of its result: until when it holds, where it can be checked. */
export function attestationText({ expires, link, note }: Attestation): string {
  return [`Holds until ${expires}.`, ...(note === null ? [] : [note]), ...(link === null ? [] : [link])].join(
    ' ',
  );
}

/** A notice with its place, as editors make it clickable. */
export function noticeText({ path, line, column, message }: Notice): string {
  return `${path}:${line}:${column}: ${message}`;
}

/** What a reader must know of a report beside its results: what it leaves out, and what the project file changed. */
export function remarks(report: Report): string[] {
  return [...onlyFilesText(report), ...report.repositories.flatMap(settingsText)];
}

function onlyFilesText({ onlyFiles }: Report): string[] {
  if (onlyFiles === null) {
    return [];
  }
  const { files, omittedFindings, omittedResults } = onlyFiles;
  const fails = omittedResults.fail ?? 0;
  const left =
    omittedFindings === 0
      ? 'nothing was left out'
      : `${plural(omittedFindings, 'finding')} elsewhere ${omittedFindings === 1 ? 'is' : 'are'} left out${fails === 0 ? '' : `, with ${plural(fails, 'result')} that fail${fails === 1 ? 's' : ''}`}`;
  return [`Only what lies in ${plural(files.length, 'listed file')} is shown; ${left}.`];
}

function settingsText({ path, disabledChecks, regradedChecks }: Report['repositories'][number]): string[] {
  const where = path === '.' ? '' : ` in ${path}`;
  return [
    ...(disabledChecks.length === 0
      ? []
      : [`Turned off by the project file${where}: ${disabledChecks.join(', ')}.`]),
    ...(regradedChecks.length === 0
      ? []
      : [
          `Graded by the project file${where}: ${regradedChecks.map(({ check, severity }) => `${check} ${severity}`).join(', ')}.`,
        ]),
  ];
}

/** `1 file`, `2 files`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
