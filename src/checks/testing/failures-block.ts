import { defineCheck } from '../check.ts';
import { judgeSites, notApplicable, type JudgedSite } from '../conclude.ts';
import { CI_KINDS, ciRuns, skipsTests, testedEcosystem } from '../shared/ci.ts';
import { bareCommand } from '../shared/commands.ts';

const SCANNERS = /^(semgrep|bandit|gosec|brakeman|trivy|grype|snyk|osv-scanner|pip-audit|govulncheck|gitleaks|trufflehog|safety|bundler-audit|dependency-check)$/;
const IGNORES_FAILURES = /^(-Dmaven\.test\.failure\.ignore(=true)?|--passWithNoTests=false|-DtestFailureIgnore(=true)?)$/;

/** A failing test or scan fails the job. */
export const check = defineCheck({
  id: 'testing/failures-block',
  scopes: ['repository'],
  reads: CI_KINDS,
  conclude(context) {
    const runs = ciRuns(context);
    const testing = runs.filter((run) => testedEcosystem(run.stands, context.lists) !== undefined);
    const scanning = runs.filter(
      (run) =>
        !testing.includes(run) &&
        run.stands.some((words) => SCANNERS.test(bareCommand(words)[0] ?? '') || isAudit(words)),
    );
    // A package step that leaves tests out is sound when another step runs them.
    const testsRunSomewhere = testing.some((run) => !run.stands.some(skipsTests));
    const sites = [...testing, ...scanning].flatMap((run): JudgedSite[] => {
      const text = run.command.words.join(' ');
      if (run.command.neutralised !== undefined) {
        return [
          {
            verdict: 'bad',
            message: `A failure of "${shorten(text)}" does not fail the job: ${run.command.neutralised.reason}.`,
            at: run.at,
            related: [{ message: run.command.neutralised.reason, at: { path: run.file.path, site: run.command.neutralised.site } }],
          },
        ];
      }
      const ignoring = run.stands.flat().find((word) => IGNORES_FAILURES.test(word) && !word.includes('passWithNoTests'));
      if (ignoring !== undefined) {
        return [{ verdict: 'bad', message: `"${shorten(text)}" ignores failing tests: ${ignoring}.`, at: run.at }];
      }
      if (run.stands.some(skipsTests)) {
        return testsRunSomewhere
          ? []
          : [{ verdict: 'bad', message: `"${shorten(text)}" leaves the tests out, and no other step runs them.`, at: run.at }];
      }
      return [{ verdict: 'good', at: run.at }];
    });
    return judgeSites(sites, {
      whenNone: notApplicable('No CI step runs tests or a scan.'),
      passMessage: 'A failing test or scan fails its job.',
    });
  },
});

function isAudit(words: readonly string[]): boolean {
  return ['npm', 'pnpm', 'yarn', 'composer'].includes(words[0] ?? '') && words.includes('audit');
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
