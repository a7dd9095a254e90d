import { familyOfPath } from '../../facts/syntax/languages.ts';
import { baseName, extensionOf } from '../../workspace/paths.ts';
import { defineCheck, type CheckContext, type ScopeFile } from '../check.ts';
import { missing, notApplicable, passed, unknown } from '../conclude.ts';
import { pathsOf } from '../shared/once.ts';
import { belongsTo } from '../shared/test-owners.ts';

/** Tests whose cases we cannot count: files of them leave the question open. */
const UNCOUNTED_EXTENSIONS = new Set([
  '.kt',
  '.kts',
  '.groovy',
  '.scala',
  '.feature',
  '.http',
  '.hurl',
  '.bru',
  '.robot',
  '.bats',
]);
const UNCOUNTED_NAME = /\.postman_collection\.json$|\.hurl$/;
const SHELL_TEST = /(^|[/_.-])tests?([_.-][\w.-]*)?\.sh$/;

/** Sources that only configure tools. */
const CONFIGURATION =
  /\.config\.[cm]?[jt]s$|^\.[\w.-]+rc\.[cm]?js$|^(gulpfile|gruntfile|setup|conf|noxfile|fabfile|locustfile|tasks|wsgi|asgi)\.[\w]+$|^\.php[-_]cs(-fixer)?(\.dist)?\.php$|^(rector|ecs|scoper\.inc)\.php$|^(Rakefile|__init__\.py|config\.ru)$/i;

/** Units that show, describe or test the others. */
const SIDE_UNIT =
  /(^|\/)_?(integration|e2e|smoke|load|performance|acceptance)[-_]?tests?(\/|$)|(^|\/)([\w.]+[-_])?(examples?|samples?|demos?)(\/|$)|(^|\/)(docs?|documentation|website|benchmarks?|playground|templates?|sandbox)(\/|$)/i;

/** The unit has at least one test case. */
export const check = defineCheck({
  id: 'testing/tests-exist',
  scopes: ['unit'],
  reads: ['tests'],
  conclude(context) {
    const sources = context.files.filter(isSource);
    if (sources.length === 0) {
      return notApplicable('The unit holds no source file in a language that we read.');
    }
    const tests = [...context.facts('tests'), ...testsElsewhere(context)].filter(
      (fact) => fact.value.cases > 0,
    );
    const [first] = tests;
    if (first?.value.first !== undefined) {
      const cases = tests.reduce((sum, fact) => sum + fact.value.cases, 0);
      return passed(
        `${cases} test ${cases === 1 ? 'case' : 'cases'} in ${tests.length} ${tests.length === 1 ? 'file' : 'files'}.`,
        [{ path: first.path, site: first.value.first }],
      );
    }
    if (isBeside(context)) {
      return notApplicable('The unit is an example, documentation or help for tests beside the real ones.');
    }
    const testFiles = context.files.filter((file) => file.class === 'test');
    const uncounted = [...testFiles, ...context.files].find(isUncounted);
    if (uncounted !== undefined) {
      return unknown(
        `There are test files such as ${baseName(uncounted.path)}, in a language whose tests we cannot count.`,
      );
    }
    const looked = {
      files: sources.length,
      patterns: [
        '*.test.*, *.spec.*, test_*.py, *_test.go, *Test.java, *_spec.rb, *Test.php',
        'test, tests, spec, e2e folders',
      ],
    };
    return missing(
      testFiles.length === 0
        ? `No test file found among ${sources.length} source files.`
        : `${testFiles.length} test files, but not one test case in them.`,
      looked,
    );
  },
});

function isSource(file: ScopeFile): boolean {
  return (
    familyOfPath(file.path) !== undefined &&
    file.class !== 'generated' &&
    !CONFIGURATION.test(baseName(file.path))
  );
}

function isUncounted(file: ScopeFile): boolean {
  return (
    (file.class === 'test' &&
      (UNCOUNTED_EXTENSIONS.has(extensionOf(file.path)) || SHELL_TEST.test(file.path))) ||
    UNCOUNTED_NAME.test(file.path)
  );
}

/** True for an example's unit when the repository has others that are none. */
function isBeside(context: CheckContext<'tests'>): boolean {
  const path = context.unit?.path ?? '';
  return SIDE_UNIT.test(path) && context.repository.units.some((unit) => !SIDE_UNIT.test(unit.path));
}

/** Tests of a unit may live in a sibling that depends on it (`api` and `api-tests`), or import it from a folder above. */
function testsElsewhere(
  context: CheckContext<'tests'>,
): readonly ReturnType<CheckContext<'tests'>['allFacts']>[number][] {
  const { unit } = context;
  if (unit === undefined) {
    return [];
  }
  const names = new Set(unit.manifests.flatMap((manifest) => manifest.name ?? []));
  const dependents = new Set(
    context.repository.units
      .filter(
        (other) =>
          other.path !== unit.path &&
          other.manifests.some((manifest) => manifest.dependencies.some(({ name }) => names.has(name))),
      )
      .map((other) => other.path),
  );
  const files = pathsOf(context.allFiles);
  return context
    .allFacts('tests')
    .filter(
      (fact) =>
        fact.unit !== unit.path &&
        ((fact.unit !== undefined && dependents.has(fact.unit)) ||
          belongsTo(fact.path, fact.value, unit, files)),
    );
}
