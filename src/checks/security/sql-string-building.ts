import type { SqlCall } from '../../facts/sql-calls.ts';
import { defineCheck } from '../check.ts';
import { judgeSites, notApplicable, type JudgedSite } from '../conclude.ts';

/** Statements are constants, and values travel beside them. */
export const check = defineCheck({
  id: 'security/sql-string-building',
  scopes: ['unit'],
  reads: ['sql-calls'],
  conclude(context) {
    const sites = context
      .facts('sql-calls')
      .filter(
        (fact) =>
          fact.class === 'production' &&
          !/(^|\/)(migrations?|migrate|versions|seeds?|seeders)\//.test(fact.path),
      )
      .flatMap((fact) => fact.value.map((call) => judge(call, fact.path)));
    return judgeSites(sites, {
      whenNone: notApplicable('No statement is given to a database as text.'),
      passMessage: 'Every statement is a constant; values are given as parameters.',
    });
  },
});

function judge({ api, state, site }: SqlCall, path: string): JudgedSite {
  const at = { path, site };
  switch (state) {
    case 'constant':
      return { verdict: 'good', at };
    case 'built':
      return {
        verdict: 'bad',
        message: `A value is put into the text given to ${api}: pass it as a parameter, or it can change the statement.`,
        at,
      };
    case 'identifier':
      return {
        verdict: 'review',
        message: `A name is put into the text given to ${api}: is it always one of a fixed list?`,
        at,
      };
    case 'fragment':
      return {
        verdict: 'review',
        message: `A part of the statement is put into the text given to ${api}: is it made of constants only?`,
        at,
      };
  }
}
