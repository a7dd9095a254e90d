import { defineCheck } from '../check.ts';
import { judgeSites, notApplicable, passed, type JudgedSite } from '../conclude.ts';

/**
 * Contexts whose text a stranger writes. Source: GitHub Docs, "Secure use reference", section on script injections, and the
 * payload fields that hold free text.
 */
const ATTACKER_TEXT =
  /\bgithub\.(head_ref|event\.(issue\.(title|body)|pull_request\.(title|body|head\.(ref|label|repo\.(default_branch|description|homepage)))|discussion\.(title|body)|comment\.body|review\.body|review_comment\.body|commits(\.\*|\[\d+\])?\.(message|author\.(name|email))|head_commit\.(message|author\.(name|email)|committer\.(name|email))|pages(\.\*|\[\d+\])?\.page_name|workflow_run\.(head_branch|display_title|head_commit\.(message|author\.(name|email))|pull_requests(\.\*|\[\d+\])?\.head\.ref)))\b/;

/** Whole objects that hold such text, printed by `toJSON`. */
const ATTACKER_OBJECT =
  /\btoJSON\(\s*github(\.event(\.(issue|pull_request|comment|review|discussion|head_commit|commits|workflow_run))?)?\s*\)/i;

/** Input of people who may start the workflow: not strangers, but not code either. */
const CALLER_INPUT = /^(github\.event\.)?inputs\.[\w-]+$/;

/** Functions that turn text into a boolean or a number cannot carry it into a script. */
const HARMLESS_CALL = /^\s*!?\s*(contains|startsWith|endsWith)\s*\(/;

/** No text that a stranger writes is put into a script. */
export const check = defineCheck({
  id: 'ci/script-injection',
  scopes: ['repository'],
  reads: ['workflow'],
  conclude(context) {
    const facts = context.facts('workflow');
    const steps = facts.flatMap((fact) =>
      fact.value.jobs.flatMap((job) => job.steps.map((step) => ({ path: fact.path, step }))),
    );
    const scripts = steps.filter(({ step }) => step.run !== undefined || step.scriptExpressions.length > 0);
    const sites = scripts.flatMap(({ path, step }) =>
      step.scriptExpressions.flatMap((expression): JudgedSite[] => {
        const at = { path, site: expression.site };
        if (isAttackerText(expression.text)) {
          return [
            {
              verdict: 'bad',
              message: `\${{ ${expression.text} }} puts text that a stranger writes into the script: pass it through env and quote the variable.`,
              at,
            },
          ];
        }
        return CALLER_INPUT.test(expression.text)
          ? [{ verdict: 'review', message: `\${{ ${expression.text} }} is put into the script as it was typed: who may start this workflow?`, at }]
          : [];
      }),
    );
    const looked = { files: facts.length, patterns: ['${{ … }} with attacker-controlled text in run: and github-script'] };
    return judgeSites(sites, {
      whenNone:
        scripts.length === 0
          ? notApplicable('No workflow runs a script.')
          : passed(`No text of strangers in ${scripts.length} scripts.`, [], looked),
      passMessage: '',
      looked,
    });
  },
});

function isAttackerText(expression: string): boolean {
  const normalised = expression.replace(/\['([\w-]+)'\]/g, '.$1');
  if (HARMLESS_CALL.test(normalised) && normalised.trimEnd().endsWith(')')) {
    return false;
  }
  // In a comparison or before && the text itself is not the result.
  const results = normalised.split('||').map((part) => part.split('&&').at(-1) ?? part);
  return results.some((part) => !/[=!<>]=|[<>]/.test(part) && (ATTACKER_TEXT.test(part) || ATTACKER_OBJECT.test(part)));
}
