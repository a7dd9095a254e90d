import { familyOfPath } from '../../facts/syntax/languages.ts';
import { baseName, extensionOf } from '../../workspace/paths.ts';
import { defineCheck, type CheckContext, type Fact } from '../check.ts';
import { missing, notApplicable, passed, unknown } from '../conclude.ts';

/** Languages whose tests we cannot count: files of them that look like tests leave the question open. */
const UNCOUNTED = new Set(['.kt', '.kts', '.groovy', '.scala', '.feature']);

/** The unit has at least one test case. */
export const check = defineCheck({
  id: 'testing/tests-exist',
  scopes: ['unit'],
  reads: ['tests'],
  conclude(context) {
    const sources = context.files.filter((file) => familyOfPath(file.path) !== undefined && file.class !== 'generated');
    if (sources.length === 0) {
      return notApplicable('The unit holds no source file in a language that we read.');
    }
    const tests = [...context.facts('tests'), ...testsOfSiblings(context)].filter((fact) => fact.value.cases > 0);
    const [first] = tests;
    if (first?.value.first !== undefined) {
      const cases = tests.reduce((sum, fact) => sum + fact.value.cases, 0);
      return passed(`${cases} test cases in ${tests.length} files.`, [{ path: first.path, site: first.value.first }]);
    }
    const testFiles = context.files.filter((file) => file.class === 'test');
    const uncounted = testFiles.find((file) => UNCOUNTED.has(extensionOf(file.path)));
    if (uncounted !== undefined) {
      return unknown(`There are test files such as ${baseName(uncounted.path)}, in a language whose tests we cannot count.`);
    }
    const looked = {
      files: sources.length,
      patterns: ['*.test.*, *.spec.*, test_*.py, *_test.go, *Test.java, *_spec.rb, *Test.php', 'test, tests, spec, e2e folders'],
    };
    return missing(
      testFiles.length === 0
        ? `No test file found among ${sources.length} source files.`
        : `${testFiles.length} test files, but not one test case in them.`,
      looked,
    );
  },
});

/** Tests of a unit may live in a sibling that depends on it, for example `api` and `api-tests`. */
function testsOfSiblings(context: CheckContext<'tests'>): readonly Fact<'tests'>[] {
  const names = new Set((context.unit?.manifests ?? []).flatMap((manifest) => manifest.name ?? []));
  const siblings = context.repository.units.filter(
    (unit) =>
      unit.path !== context.unit?.path &&
      unit.manifests.some((manifest) => manifest.dependencies.some((dependency) => names.has(dependency.name))),
  );
  const paths = new Set(siblings.map((unit) => unit.path));
  return context.allFacts('tests').filter((fact) => fact.unit !== undefined && paths.has(fact.unit));
}
