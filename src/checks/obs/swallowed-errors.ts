import { mayHandleErrors, type ErrorHandler } from '../../facts/swallowed-errors.ts';
import { defineCheck } from '../check.ts';
import { judgeSites, notApplicable, passed, type JudgedSite } from '../conclude.ts';
import { lookedAt } from '../shared/files.ts';

/** Errors are not silently dropped. */
export const check = defineCheck({
  id: 'obs/swallowed-errors',
  scopes: ['unit'],
  reads: ['swallowed-errors'],
  conclude(context) {
    const searched = context.files.filter((file) => mayHandleErrors(file));
    const looked = lookedAt(
      searched,
      'empty catch, .catch(() => {})',
      'except Exception: pass, rescue nil',
      'errors given to _',
    );
    const sites = context
      .facts('swallowed-errors')
      .filter((fact) => fact.class === 'production')
      .flatMap((fact) => fact.value.map((handler) => judge(fact.path, handler)));
    return judgeSites(sites, {
      whenNone:
        searched.length === 0
          ? notApplicable('There is no source file in a language that is read.')
          : passed(`No empty error handler found in ${searched.length} files.`, [], looked),
      passMessage: 'Every handler of any error does something with it, or says why not.',
      looked,
    });
  },
});

function judge(path: string, { what, handling, site }: ErrorHandler): JudgedSite {
  const at = { path, site };
  switch (handling) {
    case 'handled':
    case 'reasoned':
      return { verdict: 'good', at };
    case 'empty':
      return {
        verdict: 'bad',
        message: `Nothing happens here (${what}): whatever fails, nobody will ever know.`,
        at,
      };
    case 'intended':
      return {
        verdict: 'review',
        message: `Dropped on purpose (${what}), without a reason: which errors are expected here, and are they the only ones?`,
        at,
      };
    case 'probe':
      return {
        verdict: 'review',
        message: `The failure is taken as an answer (${what}): does the code after it notice?`,
        at,
      };
    case 'blank':
      return {
        verdict: 'review',
        message: `The error of ${what} goes to _: can the code after it do with a zero value?`,
        at,
      };
    case 'recovered':
      return {
        verdict: 'review',
        message: 'A panic is stopped here and forgotten: who learns of it?',
        at,
      };
  }
}
