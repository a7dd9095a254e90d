import type { Workflow, WorkflowExpression, WorkflowJob, WorkflowStep } from '../../facts/workflows.ts';
import type { EditFix, TextEdit } from '../result.ts';
import { insertAt, replace, reviewEdit } from './edits.ts';

/** Programs to which their arguments are code of another language: a variable of the shell would be put into that. */
const INTERPRETERS =
  /\b(eval|node|deno|bun|tsx|python[\d.]*|ruby|perl|php|bash|sh|zsh|pwsh|ssh|psql|mysql|sqlite3|awk|gawk|sed|jq|yq|xargs|source|osascript)\b(?!\.)/;

/** Passes an expression through the environment; undefined where the script would not read the same text there. */
export function throughVariable(
  path: string,
  workflow: Workflow,
  job: WorkflowJob,
  step: WorkflowStep,
  { text, piece, quoting }: WorkflowExpression,
): EditFix | undefined {
  const { run, envRoom: room } = step;
  if (run === undefined || room === undefined || piece === undefined || quoting === undefined) {
    return undefined;
  }
  if (INTERPRETERS.test(run.text) || /\n|: | #/.test(piece.text)) {
    return undefined;
  }
  const taken = [...step.env, ...job.env, ...workflow.env];
  const known =
    /^env\.([A-Za-z_]\w*)$/.exec(text)?.[1] ?? step.env.find(({ value }) => value === piece.text)?.key;
  const name = known ?? variableName(text);
  const isFree = known !== undefined || (!taken.some(({ key }) => key === name) && !isUsed(name, run.text));
  if (name === undefined || !isFree || !/^[A-Za-z_]\w*$/.test(name)) {
    return undefined;
  }
  const entry = `${name}: ${piece.text}\n${room.pad}`;
  const added: TextEdit[] =
    known === undefined
      ? [insertAt(path, room.at, room.isNew ? `env:\n${room.pad}${room.step}${entry}` : entry)]
      : [];
  const variable = quoting === 'bare' ? `"$${name}"` : `\${${name}}`;
  return reviewEdit(`Pass it through the variable ${name}`, ...added, replace(path, piece, variable));
}

/** `github.event.issue.title` is ISSUE_TITLE, `github.head_ref` is HEAD_REF; undefined for calls and choices. */
function variableName(text: string): string | undefined {
  const parts = /^github\.(?:event\.)?([a-z_]+(?:\.[a-z_]+)*)$/i.exec(text)?.[1]?.split('.');
  return parts?.slice(-2).join('_').toUpperCase();
}

function isUsed(name: string | undefined, script: string): boolean {
  return name !== undefined && new RegExp(`\\b${name}\\b`).test(script);
}
