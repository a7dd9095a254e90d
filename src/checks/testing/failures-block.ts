import type { Neutralised } from '../../facts/pipelines.ts';
import { defineCheck } from '../check.ts';
import { judgeSites, notApplicable, type JudgedSite } from '../conclude.ts';
import type { EditFix } from '../result.ts';
import { CI_KINDS, ciFiles, ciRuns, type CiRun } from '../shared/ci.ts';
import { bareCommand } from '../shared/commands.ts';
import { remove, reviewEdit, withEdit } from '../shared/edits.ts';
import type { Stand } from '../shared/follow.ts';
import { skipsTests, testsAmong } from '../shared/tests.ts';

const SCANNERS =
  /^(semgrep|opengrep|bandit|gosec|brakeman|trivy|grype|snyk|osv-scanner|pip-audit|govulncheck|gitleaks|trufflehog|ggshield|detect-secrets|safety|bundler-audit|bundle-audit|nancy|dependency-check|dependency-check\.sh|njsscan|sonar-scanner)$/;

const SCAN_ACTIONS =
  /^(github\/codeql-action\/analyze|aquasecurity\/trivy-action|snyk\/actions|semgrep\/semgrep-action|returntocorp\/semgrep-action|gitleaks\/gitleaks-action|trufflesecurity\/trufflehog|anchore\/scan-action|actions\/dependency-review-action|google\/osv-scanner-action|golang\/govulncheck-action|pypa\/gh-action-pip-audit|sonatype-nexus-community\/nancy-github-action|securego\/gosec|pycqa\/bandit-action|bridgecrewio\/checkov-action|checkmarx\/kics|docker\/scout-action|sonarsource\/)/i;

/** A failing test or scan fails the job. */
export const check = defineCheck({
  id: 'testing/failures-block',
  scopes: ['repository'],
  reads: CI_KINDS,
  conclude(context) {
    const runs = ciRuns(context).map((run) => ({
      run,
      tests: testsAmong(run.stands, context.lists),
      scans: run.stands.filter(isScan),
    }));
    // A package step that leaves tests out is sound when another step runs the tests of its kind.
    const tested = new Set(
      runs.flatMap(({ run, tests }) =>
        run.stands.some(({ words }) => skipsTests(words)) ? [] : tests.map((test) => test.ecosystem),
      ),
    );
    const sites = runs.flatMap(({ run, tests, scans }): JudgedSite[] => {
      const skipping = run.stands.some(({ words }) => skipsTests(words));
      if (skipping && tests.length > 0) {
        const isTestedElsewhere = tests.every((test) => tested.has(test.ecosystem));
        return isTestedElsewhere
          ? []
          : [
              {
                verdict: 'bad',
                message: `"${textOf(run)}" leaves the tests out, and no other step runs them.`,
                at: run.at,
              },
            ];
      }
      const judged = [...tests.map((test) => test.stand), ...scans];
      return judged.length === 0 ? [] : [judge(run, judged)];
    });
    return judgeSites([...sites, ...actionSites(ciFiles(context))], {
      whenNone: notApplicable('No CI step runs tests or a scan.'),
      passMessage: 'A failing test or scan fails its job.',
    });
  },
});

function judge(run: CiRun, stands: readonly Stand[]): JudgedSite {
  const { neutralised } = run.command;
  if (neutralised !== undefined) {
    const related = [{ message: neutralised.reason, at: { path: run.file.path, site: neutralised.site } }];
    return neutralised.certain
      ? {
          verdict: 'bad',
          message: `A failure of "${textOf(run)}" does not fail the job: ${neutralised.reason}.`,
          at: run.at,
          related,
          ...withEdit(letThrough(run.file.path, neutralised)),
        }
      : {
          verdict: 'review',
          message: `Does a failure of "${textOf(run)}" stop the change? ${neutralised.reason}.`,
          at: run.at,
          related,
        };
  }
  const lost = stands.find((stand) => stand.swallowed !== undefined);
  if (lost !== undefined) {
    return {
      verdict: 'bad',
      message: `"${textOf(run)}" runs "${shorten(lost.words.join(' '))}", whose failure is lost: ${lost.swallowed ?? ''}.`,
      at: run.at,
    };
  }
  const ignoring = stands.map((stand) => ignoringFlag(stand.words)).find((flag) => flag !== undefined);
  return ignoring === undefined
    ? { verdict: 'good', at: run.at }
    : { verdict: 'bad', message: `"${textOf(run)}" ignores failures: ${ignoring}.`, at: run.at };
}

/** The flag that makes a test run or a scan succeed whatever it finds. */
function ignoringFlag(words: readonly string[]): string | undefined {
  const bare = bareCommand(words);
  const program = bare[0] ?? '';
  return bare.find((word, index) => {
    const value = word.includes('=') ? word.slice(word.indexOf('=') + 1) : (bare[index + 1] ?? '');
    switch (program) {
      case 'mvn':
        return /^-D(maven\.test\.failure\.ignore|testFailureIgnore)(=true)?$|^(-fn|--fail-never)$/.test(word);
      case 'bandit':
        return word === '--exit-zero';
      case 'gosec':
        return /^-no-fail(=true)?$/.test(word);
      case 'brakeman':
        return word === '--no-exit-on-warn';
      case 'trivy':
      case 'gitleaks':
        return /^--exit-code(=|$)/.test(word) && value === '0';
      case 'safety':
        return word === '--continue-on-error';
      default:
        return false;
    }
  });
}

function isScan({ words }: Stand): boolean {
  const bare = bareCommand(words);
  const isAudit =
    /^(npm|pnpm|yarn|composer|bun)$/.test(bare[0] ?? '') &&
    bare.slice(1).find((word) => !word.startsWith('-') && word !== 'npm') === 'audit';
  return (
    (SCANNERS.test(bare[0] ?? '') && !bare.includes('--version')) ||
    (isAudit && !bare.includes('fix') && bare[2] !== 'signatures')
  );
}

/** Scans that an action does. */
function actionSites(files: ReturnType<typeof ciFiles>): JudgedSite[] {
  return files.flatMap((file) =>
    file.pipeline.steps.flatMap((step): JudgedSite[] => {
      const use = step.uses;
      if (use === undefined || !SCAN_ACTIONS.test(use.text)) {
        return [];
      }
      const at = { path: file.path, site: use.site };
      return step.neutralised === undefined
        ? [{ verdict: 'good', at }]
        : [
            {
              verdict: 'bad',
              message: `A failure of ${use.text.split('@')[0] ?? ''} does not fail the job: ${step.neutralised.reason}.`,
              at,
              related: [
                { message: step.neutralised.reason, at: { path: file.path, site: step.neutralised.site } },
              ],
              ...withEdit(letThrough(file.path, step.neutralised)),
            },
          ];
    }),
  );
}

/** The job fails from now on where it should have all along: somebody has to repair what was hidden. */
function letThrough(path: string, { reason, extra }: Neutralised): EditFix | undefined {
  return extra === undefined ? undefined : reviewEdit(`Remove ${reason}`, remove(path, extra));
}

function textOf(run: CiRun): string {
  return shorten(run.command.words.join(' '));
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
