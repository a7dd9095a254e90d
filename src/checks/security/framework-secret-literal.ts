import type { AppSecret } from '../../facts/app-secrets.ts';
import { defineCheck } from '../check.ts';
import { judgeSites, notApplicable, type JudgedSite } from '../conclude.ts';
import { isReplacedInProduction } from '../shared/production-modules.ts';

/** Session, signing and application secrets are read from outside the code. */
export const check = defineCheck({
  id: 'security/framework-secret-literal',
  scopes: ['unit'],
  reads: ['app-secrets'],
  conclude(context) {
    const sites = context
      .facts('app-secrets')
      .filter((fact) => fact.class === 'production')
      .flatMap((fact, _, all) =>
        fact.value
          .filter(
            ({ purpose }) =>
              !isReplacedInProduction(fact.path, all, (other) => isSetWell(other.value, purpose)),
          )
          .map((secret) => judge(secret, fact.path)),
      );
    return judgeSites(sites, {
      whenNone: notApplicable('No session, signing or application secret is set in production code.'),
      passMessage: 'Every session, signing and application secret comes from outside the code.',
    });
  },
});

/** True where every place of a purpose takes its secret from outside. */
function isSetWell(secrets: readonly AppSecret[], purpose: string): boolean {
  const same = secrets.filter((secret) => secret.purpose === purpose);
  return same.length > 0 && same.every((secret) => secret.source === 'elsewhere');
}

function judge(secret: AppSecret, path: string): JudgedSite {
  const at = { path, site: secret.site };
  switch (secret.source) {
    case 'elsewhere':
      return { verdict: 'good', at };
    case 'unresolved':
      return {
        verdict: 'unknown',
        message: `Where the ${secret.purpose} comes from cannot be told from this file.`,
        at,
      };
    case 'literal':
      return {
        verdict: 'bad',
        message: `The ${secret.purpose} is a literal: anyone who reads the code can forge it.`,
        at,
      };
    case 'refused-fallback':
      return {
        verdict: 'review',
        message: `The ${secret.purpose} falls back to a literal: does the service refuse to start with it in production?`,
        at,
      };
    case 'literal-fallback':
      return {
        verdict: 'bad',
        message: `The ${secret.purpose} falls back to a literal: without the variable the service starts with a secret everyone knows.`,
        at,
      };
  }
}
