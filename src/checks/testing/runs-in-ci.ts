import { isWithin, parentOf } from '../../workspace/paths.ts';
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
import { reachOf, type Reach } from '../shared/test-reach.ts';
import { mayHideTests, testedBy } from '../shared/tests.ts';

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
