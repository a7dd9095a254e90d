import { familyOfPath } from '../../facts/syntax/languages.ts';
import { defineCheck } from '../check.ts';
import { judgeSites, notApplicable, passed, type JudgedSite } from '../conclude.ts';
import { lookedAt } from '../shared/files.ts';

const FAMILIES_WITH_FOCUS = new Set(['javascript', 'ruby', 'python', 'php']);

/** No mark is left behind that makes the runner skip all other tests. */
export const check = defineCheck({
  id: 'testing/focused-tests',
  scopes: ['unit'],
  reads: ['tests'],
  conclude(context) {
    const testFiles = context.files.filter(
      (file) => file.class === 'test' && FAMILIES_WITH_FOCUS.has(familyOfPath(file.path) ?? ''),
    );
    const looked = lookedAt(testFiles, '.only(', 'fdescribe, fit', 'focus: true, :focus', '->only()');
    const sites = context.facts('tests').flatMap((fact) =>
      fact.value.focused.map((focus): JudgedSite => ({
        verdict: 'bad',
        message: `${focus.mark} leaves every other test out: remove it.`,
        at: { path: fact.path, site: focus.site },
      })),
    );
    return judgeSites(sites, {
      whenNone:
        testFiles.length === 0
          ? notApplicable('There is no test file whose runner knows focus marks.')
          : passed(`No focused test found in ${testFiles.length} test files.`, [], looked),
      passMessage: '',
      looked,
    });
  },
});
