import { familyOfPath, type LanguageFamily } from '../../facts/syntax/languages.ts';
import { joinFolder } from '../../facts/shell.ts';
import { isWithin, parentOf } from '../../workspace/paths.ts';
import type { Ecosystem } from '../../workspace/manifests/manifest.ts';
import type { Unit } from '../../workspace/units.ts';
import { defineCheck, type CheckContext, type Evidence, type Fact } from '../check.ts';
import { missing, notApplicable, passed, unknown } from '../conclude.ts';
import {
  CI_KINDS,
  ciFiles,
  ciRuns,
  hiddenCode,
  unreadCiFiles,
  type CiKinds,
  type CiRun,
} from '../shared/ci.ts';
import { bareCommand, matchesWords } from '../shared/commands.ts';
import type { Stand } from '../shared/follow.ts';
import { mayHideTests, skipsTests, testedBy, testsAmong } from '../shared/tests.ts';

type Context = CheckContext<CiKinds | 'tests' | 'dockerfile'>;

/** CI runs the unit's tests on every change. */
export const check = defineCheck({
  id: 'testing/runs-in-ci',
  scopes: ['unit'],
  reads: [...CI_KINDS, 'tests', 'dockerfile'],
  conclude(context) {
    const { unit } = context;
    if (unit === undefined || !context.facts('tests').some((fact) => fact.value.cases > 0)) {
      return notApplicable('The unit has no tests that could be run.');
    }
    const files = ciFiles(context);
    const unread = unreadCiFiles(context);
    if (files.length === 0) {
      const [first] = unread;
      return first === undefined
        ? notApplicable('There is no CI file.')
        : unknown(`There is ${first}, which cannot be read: whether it runs the tests is not known.`);
    }
    const runs = ciRuns(context).filter((run) => run.file.onChange !== 'no' && run.step.onChange);
    const testing = runs.map((run) => ({ run, reach: reachOf(run, unit, context) }));
    const certain = testing.find((item) => item.reach === 'yes')?.run;
    if (certain !== undefined) {
      return passed(`CI runs the tests: ${certain.command.words.join(' ')}`, [certain.at]);
    }
    const open = openQuestion(testing, runs, unit, context);
    if (open !== undefined) {
      return unknown(open.message, open.at);
    }
    const started = files.filter((file) => file.onChange !== 'no');
    const hidden = hiddenCode(started).find(({ item }) => !NEVER_TESTS.test(item.text));
    if (hidden !== undefined) {
      const at: Evidence = { path: hidden.path, site: hidden.item.site };
      return unknown(`CI takes jobs from ${hidden.item.text}, which cannot be looked into.`, at);
    }
    if (unread[0] !== undefined) {
      return unknown(`There is ${unread[0]}, which cannot be read: whether it runs the tests is not known.`);
    }
    const looked = { files: files.length, patterns: files.map((file) => file.path) };
    const [first] = started.length > 0 ? started : files;
    return missing(
      started.length > 0
        ? 'CI runs on changes but no step of it runs the tests of this unit.'
        : 'No pipeline that runs on changes runs the tests of this unit.',
      looked,
      first === undefined ? undefined : { path: first.path, site: first.pipeline.triggerSite },
    );
  },
});

/** Shared workflows whose name says that they do something else. */
const NEVER_TESTS =
  /(^|[/_-])(auto-?merge|dependabot|renovate|label(er|s)?|stale|release-drafter|codeql|greetings?|(sync-)?(docs?|sponsors)|workflow-lint|actionlint|zizmor|backport|lock|cla|triage|add-to-project)([\w-]*)?(\.ya?ml)?(@|$)/i;

/** Whose runner runs the tests of a language. */
const ECOSYSTEM_OF: Readonly<Record<LanguageFamily, Ecosystem>> = {
  javascript: 'npm',
  python: 'pypi',
  java: 'maven',
  go: 'gomod',
  ruby: 'rubygems',
  php: 'packagist',
};

type Reach = 'yes' | 'maybe' | 'no';

function testedFamily(path: string): Ecosystem[] {
  const family = familyOfPath(path);
  return family === undefined ? [] : [ECOSYSTEM_OF[family]];
}

/** Whether a command runs tests of the unit's languages in a place that reaches the unit. */
function reachOf(run: CiRun, unit: Unit, context: Context): Reach {
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

/** What may run the tests without our seeing it: a computed folder, a program that is not followed, an image build. */
function openQuestion(
  testing: readonly { readonly run: CiRun; readonly reach: Reach }[],
  runs: readonly CiRun[],
  unit: Unit,
  context: Context,
): { readonly message: string; readonly at: Evidence } | undefined {
  const possible = testing.find((item) => item.reach === 'maybe')?.run;
  if (possible !== undefined) {
    return {
      message: 'CI runs tests; whether those of this unit are among them cannot be told from the file.',
      at: possible.at,
    };
  }
  const opaque = runs.flatMap((run) => {
    const stand = run.stands.find((candidate) => mayHideTests(candidate.words) && !candidate.followed);
    return stand === undefined ? [] : [{ run, text: stand.words.join(' ') }];
  });
  const hiding = opaque.find(({ text }) => /test|spec/i.test(text)) ?? opaque[0];
  if (hiding !== undefined) {
    return {
      message: `CI runs "${hiding.text}", which is not followed: it may run the tests.`,
      at: hiding.run.at,
    };
  }
  const image = context.allFacts('dockerfile').find((fact) => testsInImage(fact, unit, context));
  const building = runs.find((run) => run.stands.some(buildsImage))?.at ?? imageActionOf(context);
  return image !== undefined && building !== undefined
    ? {
        message: `CI builds images, and ${image.path} runs tests: whether those of this unit cannot be told.`,
        at: building,
      }
    : undefined;
}

/** True for a Dockerfile around or inside the unit that runs tests while it is built. */
function testsInImage(fact: Fact<'dockerfile'>, unit: Unit, context: Context): boolean {
  const folder = parentOf(fact.path);
  const commands = fact.value.stages.flatMap((stage) =>
    stage.instructions.flatMap((instruction) => instruction.commands),
  );
  return (
    (isWithin(unit.path, folder) || isWithin(folder, unit.path)) &&
    commands.some(
      (command) => testedBy(command.words, context.lists) !== undefined || isScriptTest(command.words),
    )
  );
}

function isScriptTest(words: readonly string[]): boolean {
  return /^(npm|pnpm|yarn|bun|composer) (run )?test\b/.test(bareCommand(words).join(' '));
}

function buildsImage({ words }: Stand): boolean {
  const bare = bareCommand(words);
  return (
    matchesWords(bare, ['docker', 'build']) ||
    matchesWords(bare, ['docker', 'bake']) ||
    matchesWords(bare, ['docker', 'up']) ||
    matchesWords(bare, ['docker-compose', 'up']) ||
    matchesWords(bare, ['docker-compose', 'build'])
  );
}

function imageActionOf(context: Context): Evidence | undefined {
  for (const file of ciFiles(context)) {
    const step = file.pipeline.steps.find((candidate) =>
      /^docker\/(build-push|bake)-action@/.test(candidate.uses?.text ?? ''),
    );
    if (step?.uses !== undefined && file.onChange !== 'no') {
      return { path: file.path, site: step.uses.site };
    }
  }
  return undefined;
}
