import type { CorsSite } from '../../facts/cors.ts';
import { defineCheck, type Evidence } from '../check.ts';
import { judgeSites, notApplicable, type JudgedSite } from '../conclude.ts';

/** Other sites may send a user's cookies along only when they are named. */
export const check = defineCheck({
  id: 'security/cors-credentials',
  scopes: ['unit', 'infrastructure'],
  reads: ['cors'],
  conclude(context) {
    const sites = context
      .facts('cors')
      .filter((fact) => fact.class === 'production')
      .flatMap((fact) => fact.value.map((site) => judge(site, fact.path)));
    return judgeSites(sites, {
      whenNone: notApplicable('Nothing here answers which other origins may read.'),
      passMessage: 'Credentials go to named origins only.',
    });
  },
});

function judge({ what, origins, credentials, site, credentialsSite }: CorsSite, path: string): JudgedSite {
  const at: Evidence = { path, site };
  const isElsewhere = credentialsSite !== undefined && credentialsSite.line !== site.line;
  const related = isElsewhere
    ? [{ message: 'Credentials are allowed here.', at: { path, site: credentialsSite } }]
    : [];
  if (origins === 'any') {
    return credentials === 'on'
      ? {
          verdict: 'bad',
          message: `${what} lets any origin in, with credentials: every site a user visits can act in their name.`,
          at,
          related,
        }
      : credentials === 'off'
        ? {
            verdict: 'review',
            message: `${what} lets any origin in, without credentials: is everything here public?`,
            at,
          }
        : {
            verdict: 'unknown',
            message: `${what} lets any origin in; whether credentials go along cannot be told from this file.`,
            at,
          };
  }
  if (origins === 'listed' || credentials === 'off') {
    return { verdict: 'good', at };
  }
  return {
    verdict: 'unknown',
    message: `Which origins ${what} lets in cannot be told from this file.`,
    at,
    related,
  };
}
