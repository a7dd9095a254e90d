import { familyOfPath, type LanguageFamily } from '../../facts/syntax/languages.ts';
import { joinFolder } from '../../facts/shell.ts';
import type { Ecosystem } from '../../workspace/manifests/manifest.ts';
import { isWithin, parentOf } from '../../workspace/paths.ts';
import type { Unit } from '../../workspace/units.ts';
import type { CheckContext } from '../check.ts';
import type { CiRun } from './ci.ts';
import { bareCommand } from './commands.ts';
import type { Stand } from './follow.ts';
import { skipsTests, testsAmong } from './tests.ts';

type Context = CheckContext<'tests'>;

/** Whose runner runs the tests of a language. */
const ECOSYSTEM_OF: Readonly<Record<LanguageFamily, Ecosystem>> = {
  javascript: 'npm',
  python: 'pypi',
  java: 'maven',
  go: 'gomod',
  ruby: 'rubygems',
  php: 'packagist',
};

/** Whether a command runs the tests of a unit. */
export type Reach = 'yes' | 'maybe' | 'no';

function testedFamily(path: string): Ecosystem[] {
  const family = familyOfPath(path);
  return family === undefined ? [] : [ECOSYSTEM_OF[family]];
}

/** Whether a command runs tests of the unit's languages in a place that reaches the unit. */
export function reachOf(run: CiRun, unit: Unit, context: Context): Reach {
  const own = new Set(
    context.facts('tests').flatMap((fact) => (fact.value.cases > 0 ? testedFamily(fact.path) : [])),
  );
  const tests = testsAmong(run.stands, context.lists).filter(({ stand }) => !skipsTests(stand.words));
  if (
    !own.has('maven') &&
    isPartOfJavaBuild(unit, context) &&
    tests.some(({ ecosystem }) => ecosystem === 'maven')
  ) {
    return 'maybe';
  }
  const reaches = tests
    .filter(({ ecosystem }) => own.has(ecosystem))
    .map(({ stand }) => covers(stand, run, unit, context));
  return reaches.includes('yes') ? 'yes' : reaches.includes('maybe') ? 'maybe' : 'no';
}

/** True for a unit inside a module of Maven or Gradle, which may start its package manager. */
function isPartOfJavaBuild(unit: Unit, context: Context): boolean {
  return context.allFiles.some(
    ({ path }) =>
      /(^|\/)(pom\.xml|build\.gradle(\.kts)?)$/.test(path) &&
      parentOf(path) !== '' &&
      isWithin(unit.path, parentOf(path)),
  );
}

/** Whether a test command reaches a unit, by the folder it runs in and the folders and packages it names. */
function covers(stand: Stand, run: CiRun, unit: Unit, context: Context): Reach {
  const words = expandMatrix([...stand.words, ...run.command.words], run);
  if (stand.directories === undefined || words === undefined) {
    return 'maybe';
  }
  const names = unit.manifests.flatMap((manifest) => manifest.name ?? []);
  if (stand.directories.includes(unit.path) || words.some((word) => namesUnit(word, unit.path, names))) {
    return 'yes';
  }
  // From a folder above, a workspace runner (npm workspaces, Maven modules, `go test ./...`) reaches the units below it.
  const above = stand.directories.filter((folder) => isWithin(unit.path, folder));
  const bare = bareCommand(stand.words);
  if (above.some((folder) => reachesBelow(stand, folder, context) || pointsAbove(stand, folder, unit.path))) {
    return 'yes';
  }
  // Jest and Vitest find the tests of folders below, unless their settings say otherwise.
  return above.length > 0 && /^(jest|vitest)$/.test(bare[0] ?? '') && !isPointed(bare) ? 'maybe' : 'no';
}

/** True for a runner that is pointed at a folder in which the unit lies. */
function pointsAbove(stand: Stand, folder: string, unit: string): boolean {
  return bareCommand(stand.words)
    .slice(1)
    .some((word) => {
      const target = word.startsWith('-') ? undefined : joinFolder(folder, word.replace(/\/(\.\.\.)?$/, ''));
      return target !== undefined && target !== folder && isWithin(unit, target);
    });
}

/** True for a runner that is told where to look for tests. */
function isPointed(bare: readonly string[]): boolean {
  return bare
    .slice(1)
    .some((word) => !word.startsWith('-') && /\/|^tests?$|^spec$/.test(word) && !/^\.\/?$/.test(word));
}

/** Words with the values of the job's matrix put in; undefined when one names a value that is computed. */
function expandMatrix(words: readonly string[], run: CiRun): string[] | undefined {
  const expanded: string[] = [];
  for (const word of words) {
    const key = /\$\{\{\s*matrix\.([\w.-]+)\s*\}\}/.exec(word);
    const values = key === null ? [] : run.step.matrix.find((entry) => entry.key === key[1])?.values;
    if (values === undefined) {
      return undefined;
    }
    expanded.push(...(key === null ? [word] : values.map((value) => word.replace(key[0], () => value))));
  }
  return expanded;
}

/** `services/api`, `--prefix=services/api`, `./services/api/...`, `--filter=@acme/api`, `:services:api:test`. */
function namesUnit(word: string, folder: string, names: readonly string[]): boolean {
  const value = word
    .replace(/^-{1,2}[A-Za-z-]*=/, '')
    .replace(/^(-C|\.\/)+/, '')
    .replace(/\/+(\.\.\.)?$/, '');
  const bare = value.replace(/^\{|\}$|^\.{3}|\.{3}$/g, '');
  if (names.includes(bare)) {
    return true;
  }
  if (folder === '') {
    return false;
  }
  const gradle = `:${folder.replaceAll('/', ':')}:`;
  return (
    value === folder ||
    value.startsWith(`${folder}/`) ||
    bare === folder ||
    `:${value}`.replace(/^::/, ':').startsWith(gradle) ||
    value.split(',').includes(folder)
  );
}

const WORKSPACE_FILES =
  /^(pnpm-workspace\.yaml|lerna\.json|nx\.json|turbo\.json|rush\.json|settings\.gradle(\.kts)?|go\.work)$/;

function reachesBelow(stand: Stand, folder: string, context: Context): boolean {
  const prefix = folder === '' ? '' : `${folder}/`;
  const isHere = (path: string): boolean =>
    path.startsWith(prefix) && !path.slice(prefix.length).includes('/');
  const isWorkspaceRoot =
    context.repository.manifests.some(
      (manifest) => isHere(manifest.path) && manifest.workspaces.length > 0,
    ) ||
    context.allFiles.some(
      (file) => isHere(file.path) && WORKSPACE_FILES.test(file.path.slice(prefix.length)),
    );
  const bare = bareCommand(stand.words);
  // Test runners of Python, Ruby and PHP search the folders below, unless they are pointed at some.
  const searches = /^(pytest|py\.test|unittest|tox|nox|rspec|phpunit|pest)$/.test(bare[0] ?? '');
  return isWorkspaceRoot || (searches && !isPointed(bare));
}
