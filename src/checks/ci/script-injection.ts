import type { Workflow, WorkflowJob, WorkflowStep } from '../../facts/workflows.ts';
import { defineCheck, type Fact } from '../check.ts';
import { judgeSites, notApplicable, passed, type JudgedSite } from '../conclude.ts';
import { isRunByCi } from '../shared/ci.ts';
import { withEdit } from '../shared/edits.ts';
import { resultsOf } from '../shared/expressions.ts';
import { throughVariable } from '../shared/script-variables.ts';

/**
 * Contexts whose text a stranger writes. Source: GitHub Docs, "Script injections", and the payload fields that hold free
 * text.
 */
const ATTACKER_TEXT =
  /\bgithub\.(head_ref|event\.(issue\.(title|body)|pull_request\.(title|body|head\.(ref|label|repo\.(default_branch|description|homepage)))|discussion\.(title|body)|comment\.body|review\.body|review_comment\.body|commits(\.\*|\[\d+\])?\.(message|author\.(name|email)|committer\.(name|email))|(merge_group\.)?head_commit\.(message|author\.(name|email)|committer\.(name|email))|pages(\.\*|\[\d+\])?\.page_name|workflow_run\.(head_branch|display_title|head_commit\.(message|author\.(name|email)|committer\.(name|email))|head_repository\.description|pull_requests(\.\*|\[\d+\])?\.head\.ref)))(?![\w-])/i;

/** Whole objects that hold such text, printed by `toJSON`. */
const ATTACKER_OBJECT =
  /\btoJSON\(\s*github(\.event(\.(issue|pull_request(\.head)?|comment|review|discussion|head_commit|commits|workflow_run|pages))?)?\s*\)/i;

/** Input of people who may start the workflow: not strangers, but not code either. */
const CALLER_INPUT = /(?<![\w.-])(?:github\.event\.)?inputs\.([\w-]+)/i;

/** No text that a stranger writes is put into a script. */
export const check = defineCheck({
  id: 'ci/script-injection',
  scopes: ['repository'],
  reads: ['workflow'],
  conclude(context) {
    const facts = context.facts('workflow').filter(isRunByCi);
    const steps = facts.flatMap((fact) =>
      fact.value.jobs.flatMap((job) => job.steps.map((step) => ({ fact, job, step }))),
    );
    const scripts = steps.filter(({ step }) => step.run !== undefined || isGithubScript(step));
    const sites = scripts.flatMap(({ fact, job, step }) => judge(fact, job, step));
    const looked = {
      files: facts.length,
      patterns: ['${{ … }} with attacker-controlled text in run: and github-script'],
    };
    const none = `No text of strangers in ${scripts.length} ${scripts.length === 1 ? 'script' : 'scripts'}.`;
    return judgeSites(sites, {
      whenNone: scripts.length === 0 ? notApplicable('No workflow runs a script.') : passed(none, [], looked),
      passMessage: none,
      looked,
    });
  },
});

function isGithubScript(step: WorkflowStep): boolean {
  return /^actions\/github-script@/i.test(step.uses?.text ?? '');
}

function judge(fact: Fact<'workflow'>, job: WorkflowJob, step: WorkflowStep): JudgedSite[] {
  return step.scriptExpressions.flatMap((expression): JudgedSite[] => {
    const at = { path: fact.path, site: expression.site };
    const shown = `\${{ ${expression.text.length > 80 ? `${expression.text.slice(0, 79)}…` : expression.text} }}`;
    const results = resultsOf(expression.text);
    const through = results.some(isAttackerText)
      ? ''
      : variableWithText(results, [step.env, job.env, fact.value.env]);
    if (through !== undefined) {
      return [
        {
          verdict: 'bad',
          message: `${shown} puts text that a stranger writes into the script${through}: pass it through env and quote the shell variable.`,
          at,
          ...withEdit(throughVariable(fact.path, fact.value, job, step, expression)),
        },
      ];
    }
    return results.some((part) => isOpenInput(part, fact.value))
      ? [
          {
            verdict: 'review',
            message: `${shown} is put into the script as it was typed: who may start this workflow?`,
            at,
          },
        ]
      : [];
  });
}

function isAttackerText(part: string): boolean {
  return ATTACKER_TEXT.test(part) || ATTACKER_OBJECT.test(part);
}

/** `${{ env.TITLE }}` pastes the variable's text in again; the innermost `env:` that sets it decides. */
function variableWithText(
  results: readonly string[],
  scopes: readonly WorkflowStep['env'][],
): string | undefined {
  for (const part of results) {
    const name = /\benv\.([\w-]+)/.exec(part)?.[1];
    const value = scopes
      .map((scope) => scope.find((entry) => entry.key === name)?.value)
      .find((entry) => entry !== undefined);
    const expressions = [...(value ?? '').slice(0, 2000).matchAll(/\$\{\{([^}]*)\}\}/g)].map(
      (match) => match[1] ?? '',
    );
    if (name !== undefined && expressions.some((expression) => resultsOf(expression).some(isAttackerText))) {
      return ` by way of env.${name}`;
    }
  }
  return undefined;
}

function isOpenInput(part: string, workflow: Workflow): boolean {
  const name = CALLER_INPUT.exec(part)?.[1];
  return name !== undefined && !workflow.closedInputs.includes(name);
}
