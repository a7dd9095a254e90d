import { isWithin } from '../../workspace/paths.ts';
import type { Ecosystem } from '../../workspace/manifests/manifest.ts';
import type { Unit } from '../../workspace/units.ts';
import { defineCheck, type CheckContext, type Evidence } from '../check.ts';
import { missing, notApplicable, passed, unknown } from '../conclude.ts';
import { CI_KINDS, ciFiles, ciRuns, skipsTests, testedEcosystem, type CiKinds, type CiRun } from '../shared/ci.ts';

/** CI runs the unit's tests on every change. */
export const check = defineCheck({
  id: 'testing/runs-in-ci',
  scopes: ['unit'],
  reads: [...CI_KINDS, 'tests'],
  conclude(context) {
    const { unit } = context;
    if (unit === undefined || !context.facts('tests').some((fact) => fact.value.cases > 0)) {
      return notApplicable('The unit has no tests that could be run.');
    }
    const files = ciFiles(context);
    if (files.length === 0) {
      return notApplicable('There is no CI file.');
    }
    const runs = ciRuns(context).filter((run) => run.file.pipeline.onChange !== 'no');
    const testing = runs.filter((run) => runsTestsOf(run, unit, context));
    const certain = testing.find((run) => covers(run, unit, context) === 'yes');
    if (certain !== undefined) {
      return passed(`CI runs the tests: ${certain.command.words.join(' ')}`, [certain.at]);
    }
    const possible = testing.find((run) => covers(run, unit, context) === 'maybe');
    if (possible !== undefined) {
      return unknown(`CI runs tests in a folder that the file computes; whether it is this unit's cannot be told.`, possible.at);
    }
    const hidden = files.flatMap((file) => file.pipeline.hidden.map((item) => ({ file, item })))[0];
    if (hidden !== undefined) {
      const at: Evidence = { path: hidden.file.path, site: hidden.item.site };
      return unknown(`CI takes jobs from ${hidden.item.text}, which cannot be looked into.`, at);
    }
    const looked = { files: files.length, patterns: files.map((file) => file.path) };
    const [first] = files;
    return missing(
      'CI runs on changes but no step of it runs the tests of this unit.',
      looked,
      first === undefined ? undefined : { path: first.path, site: first.pipeline.triggerSite },
    );
  },
});

function runsTestsOf(run: CiRun, unit: Unit, context: CheckContext<CiKinds>): boolean {
  const ecosystem = testedEcosystem(run.stands, context.lists);
  const own = new Set<Ecosystem>(unit.manifests.map((manifest) => manifest.ecosystem));
  return ecosystem !== undefined && (own.size === 0 || own.has(ecosystem)) && !run.stands.some(skipsTests);
}

/** Whether a test command reaches a unit, by the folder it runs in and the folders it names. */
function covers(run: CiRun, unit: Unit, context: CheckContext<CiKinds>): 'yes' | 'maybe' | 'no' {
  const { directory } = run.step;
  if (directory === undefined) {
    return 'maybe';
  }
  const entered = changedFolder(run, directory);
  if (entered === undefined) {
    return 'maybe';
  }
  if (entered === unit.path || (unit.path !== '' && run.command.words.some((word) => namesFolder(word, unit.path)))) {
    return 'yes';
  }
  // From a folder above, a workspace runner (npm workspaces, Maven modules, `go test ./...`) reaches the units below it.
  return isWithin(unit.path, entered) && reachesBelow(run, entered, context) ? 'yes' : 'no';
}

/** The folder after the `cd` commands that stand before it in the same step; undefined when one is computed. */
function changedFolder(run: CiRun, start: string): string | undefined {
  let folder = start;
  for (const command of run.step.commands) {
    if (command === run.command) {
      break;
    }
    const [program, target = ''] = command.words;
    if (program === 'cd' || program === 'pushd') {
      if (/[$`]/.test(target)) {
        return undefined;
      }
      folder = [folder, target.replace(/^\.\/?/, '').replace(/\/+$/, '')].filter((part) => part !== '').join('/');
    }
  }
  return folder;
}

function namesFolder(word: string, folder: string): boolean {
  const value = word.replace(/^(-C|-f|--?[a-z-]+=|\.\/)+/, '').replace(/\/+(\.\.\.)?$/, '');
  return value === folder || value.startsWith(`${folder}/`);
}

function reachesBelow(run: CiRun, folder: string, context: CheckContext<CiKinds>): boolean {
  const prefix = folder === '' ? '' : `${folder}/`;
  const isWorkspaceRoot =
    context.repository.manifests.some(
      (manifest) => manifest.path.startsWith(prefix) && !manifest.path.slice(prefix.length).includes('/') && manifest.workspaces.length > 0,
    ) || context.allFiles.some((file) => new RegExp(`^${prefix}(pnpm-workspace\\.yaml|lerna\\.json|nx\\.json|turbo\\.json|settings\\.gradle(\\.kts)?|go\\.work)$`).test(file.path));
  const isPython = run.stands.some((words) => /pytest|tox|nox|unittest/.test(words.join(' ')));
  return isWorkspaceRoot || isPython;
}
