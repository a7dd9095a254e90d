import type { NginxAlias } from '../../facts/nginx.ts';
import { defineCheck } from '../check.ts';
import { judgeSites, notApplicable, type JudgedSite } from '../conclude.ts';
import { insertAt, safeEdit } from '../shared/edits.ts';

/** A `location` with `alias` cannot be left by `..`. */
export const check = defineCheck({
  id: 'nginx/alias-traversal',
  scopes: ['unit', 'infrastructure'],
  reads: ['nginx'],
  conclude(context) {
    const sites = context
      .facts('nginx')
      .filter((fact) => fact.class === 'production')
      .flatMap((fact) => fact.value.aliases.map((alias) => judge(alias, fact.path)));
    return judgeSites(sites, {
      whenNone: notApplicable('No nginx location here serves files by alias.'),
      passMessage: 'No alias can be left by "..".',
    });
  },
});

function judge(fact: NginxAlias, path: string): JudgedSite {
  const { modifier, location, locationSite, alias, site } = fact;
  const at = { path, site };
  const isPrefix = modifier === '' || modifier === '^~';
  const isOpen = /(\$\w+|\$\{[^}]*\}|\uE000)$/.test(alias);
  // An alias without a slash at its end cannot be left, whatever its location is.
  if (!isPrefix || location.endsWith('/') || (!isOpen && !alias.endsWith('/'))) {
    return { verdict: 'good', at };
  }
  const shown = `${location} and ${alias}`.replace(/\uE000+/g, '…');
  if (isOpen || /(\$\{[^}]*\}|\uE000)$/.test(location)) {
    return { verdict: 'unknown', message: `Whether ${shown} end in "/" is filled in from elsewhere.`, at };
  }
  return {
    verdict: 'bad',
    message: `A request for ${location}../ leaves ${alias}: end the location in "/" too.`,
    at,
    related: [{ message: 'The location without a slash at its end', at: { path, site: locationSite } }],
    edit: safeEdit('End the location in a slash', insertAt(path, fact.locationEnd, '/')),
  };
}
