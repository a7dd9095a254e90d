import { mayHideBidi } from '../../facts/bidi-chars.ts';
import { defineCheck, type Fact } from '../check.ts';
import { judgeSites, notApplicable, passed, type JudgedSite } from '../conclude.ts';
import { remove, reviewEdit } from '../shared/edits.ts';
import { isShipped, lookedAt } from '../shared/files.ts';

/** Translations: text of both directions is their content. */
const LOCALE =
  /(^|\/)(locales?|i18n|l10n|intl|lang|langs|languages?|translations?|nls)(\/|[._-][^/]*$)|[._-](ar|he|iw|fa|ur|yi|ps|sd|ug|dv|ckb)([._-][A-Za-z]{2})?\.\w+$|\.(po|pot|xlf|xliff|arb|strings|resx)$/i;

/** No invisible character makes code read differently from what runs. */
export const check = defineCheck({
  id: 'security/bidi-control-chars',
  scopes: ['unit', 'infrastructure'],
  reads: ['bidi-chars'],
  conclude(context) {
    const searched = context.files.filter((file) => file.class !== 'generated' && mayHideBidi(file.path));
    const looked = lookedAt(searched, 'U+202A to U+202E', 'U+2066 to U+2069');
    return judgeSites(context.facts('bidi-chars').flatMap(judge), {
      whenNone:
        searched.length === 0
          ? notApplicable('There is no source or configuration text to search.')
          : passed(`No hidden bidirectional character found in ${searched.length} files.`, [], looked),
      passMessage: '',
      looked,
    });
  },
});

function judge(fact: Fact<'bidi-chars'>): JudgedSite[] {
  return fact.value.map(({ name, site, all }): JudgedSite => {
    const at = { path: fact.path, site };
    if (LOCALE.test(fact.path)) {
      return { verdict: 'review', message: `${name} stands in a translation: is it part of the text?`, at };
    }
    return isShipped(fact)
      ? {
          verdict: 'bad',
          message: `${name} hides in this line, which runs in another order than it is shown: remove it, or write it as an escape.`,
          at,
          edit: reviewEdit(
            'Remove the hidden characters of this line',
            ...all.map((span) => remove(fact.path, span)),
          ),
        }
      : {
          verdict: 'review',
          message: `${name} hides in this line of a ${fact.class} file: does it stand there on purpose?`,
          at,
        };
  });
}
