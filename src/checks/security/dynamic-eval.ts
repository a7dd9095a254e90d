import type { EvalCall } from '../../facts/eval-calls.ts';
import { baseName } from '../../workspace/paths.ts';
import { defineCheck, type Fact } from '../check.ts';
import { judgeSites, notApplicable, passed, type JudgedSite } from '../conclude.ts';
import { lookedAt, sourcesOf } from '../shared/files.ts';

/** No text that is put together at run time is run as code. */
export const check = defineCheck({
  id: 'security/dynamic-eval',
  scopes: ['unit'],
  reads: ['eval-calls'],
  conclude(context) {
    const searched = sourcesOf(context, 'javascript', 'python', 'java', 'ruby', 'php');
    const looked = lookedAt(
      searched,
      'eval, exec, new Function, vm',
      'script engines, SpEL, OGNL, MVEL',
      'timers with text',
    );
    const sites = context
      .facts('eval-calls')
      .filter((fact) => fact.class === 'production')
      .flatMap((fact) => fact.value.map((call) => judge(call, fact)));
    return judgeSites(sites, {
      whenNone:
        searched.length === 0
          ? notApplicable('There is no source file in a language that evaluates text.')
          : passed(`No evaluation of text as code found in ${searched.length} files.`, [], looked),
      passMessage: 'Only text that the code fixes is evaluated.',
      looked,
    });
  },
});

function judge(
  { what, source, isGuarded, site }: EvalCall,
  { path }: Pick<Fact<'eval-calls'>, 'path'>,
): JudgedSite {
  const at = { path, site };
  if (source === 'constant') {
    return { verdict: 'good', at };
  }
  if (source === 'elsewhere') {
    return {
      verdict: 'unknown',
      message: `${what} runs a constant of another file, which cannot be seen here.`,
      at,
    };
  }
  if (source === 'bounded') {
    return {
      verdict: 'review',
      message: `${what} runs text that is put together here: can any part of it come from a user?`,
      at,
    };
  }
  if (source === 'file' || baseName(path) === 'setup.py') {
    return {
      verdict: 'review',
      message: `${what} runs what a file holds: can anybody but you write that file?`,
      at,
    };
  }
  return isGuarded
    ? {
        verdict: 'review',
        message: `${what} runs computed text outside production: is that all that reaches it?`,
        at,
      }
    : {
        verdict: 'bad',
        message: `${what} runs text that is put together at run time: whoever controls a part of it runs code here.`,
        at,
      };
}
