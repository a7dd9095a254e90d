import type { Evidence } from '../check.ts';
import { defineCheck } from '../check.ts';
import { judgeSites, notApplicable, type JudgedSite } from '../conclude.ts';
import { CI_KINDS, ciRuns } from '../shared/ci.ts';
import { judgeInstall } from '../shared/installs.ts';

/** Installs in CI and in images take what the lockfile says. */
export const check = defineCheck({
  id: 'ci/locked-install',
  scopes: ['repository'],
  reads: [...CI_KINDS, 'dockerfile'],
  conclude(context) {
    const commands: { words: readonly string[]; at: Evidence }[] = [
      ...ciRuns(context).flatMap((run) => run.stands.map((words) => ({ words, at: run.at }))),
      ...context
        .facts('dockerfile')
        .filter((fact) => fact.class === 'production')
        .flatMap((fact) =>
          fact.value.stages.flatMap((stage) =>
            stage.instructions.flatMap((instruction) =>
              instruction.commands.map((command) => ({ words: command.words, at: { path: fact.path, site: command.site } })),
            ),
          ),
        ),
    ];
    const sites = commands.flatMap(({ words, at }): JudgedSite[] => {
      const verdict = judgeInstall(words);
      if (verdict === undefined) {
        return [];
      }
      return [verdict.locked ? { verdict: 'good', at } : { verdict: 'bad', message: verdict.reason, at }];
    });
    return judgeSites(sites, {
      whenNone: notApplicable('No CI step or image installs dependencies.'),
      passMessage: 'Every install takes the versions of the lockfile.',
    });
  },
});
