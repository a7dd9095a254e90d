import { familyOfPath } from '../../facts/syntax/languages.ts';
import type { FocusMark } from '../../facts/test-files.ts';
import { defineCheck } from '../check.ts';
import type { EditFix } from '../result.ts';
import { judgeSites, notApplicable, passed, type JudgedSite } from '../conclude.ts';
import { replace, safeEdit, withEdit } from '../shared/edits.ts';
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
        ...withEdit(mendFocus(fact.path, focus)),
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

/** The word without the mark; `QUnit.only` is a function of its own, beside `QUnit.test`. */
function mendFocus(path: string, { mark, extra }: FocusMark): EditFix | undefined {
  return extra === undefined
    ? undefined
    : safeEdit(`Take the focus off ${mark}`, replace(path, extra, mark === 'QUnit.only' ? '.test' : ''));
}
