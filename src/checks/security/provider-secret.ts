import { mayHoldSecrets } from '../../facts/secret-facts.ts';
import { SECRET_FORMATS } from '../../facts/secrets/formats.ts';
import { defineCheck } from '../check.ts';
import { judgeSites, notApplicable, passed, type JudgedSite } from '../conclude.ts';
import { isShipped, isTracked, lookedAt } from '../shared/files.ts';

/** A credential in a provider's own format stands in a file. */
export const check = defineCheck({
  id: 'security/provider-secret',
  scopes: ['unit', 'infrastructure'],
  reads: ['secrets'],
  conclude(context) {
    const searched = context.files.filter((file) => file.class !== 'generated' && mayHoldSecrets(file.path));
    const looked = lookedAt(searched, `${SECRET_FORMATS.length} credential formats of providers`);
    const sites = context.facts('secrets').flatMap((fact) =>
      fact.value.providers.map((secret): JudgedSite => {
        const tracked = isTracked(context, fact.path);
        const where = tracked === undefined ? '' : tracked ? ', tracked by git' : ', not tracked by git';
        return {
          verdict: isShipped(fact) ? 'bad' : 'review',
          message: isShipped(fact)
            ? `${secret.title} ${secret.masked}${where}: revoke it, then remove it.`
            : `${secret.title} ${secret.masked} in a ${fact.class} file: is it a real one?`,
          at: { path: fact.path, site: secret.site },
        };
      }),
    );
    return judgeSites(sites, {
      whenNone:
        searched.length === 0
          ? notApplicable('There is no text file to search.')
          : passed(`No credential in a provider's format found in ${searched.length} files.`, [], looked),
      passMessage: '',
      looked,
    });
  },
});
