import { baseName } from '../../workspace/paths.ts';
import { classifyPath } from '../../workspace/file-class.ts';
import { defineCheck, type CheckContext, type Evidence } from '../check.ts';
import { judgeSites, notApplicable, passed, unknown, type JudgedSite } from '../conclude.ts';
import { isShipped, isTracked, lookedAt } from '../shared/files.ts';

type Context = CheckContext<'terraform'>;

const STATE = /\.tfstate(\.[\w.-]*)?$/i;
const WORKING_FOLDER = /(^|\/)\.terra(form|grunt-cache)\//;

/** State, its backups and values of secrets stay out of git. */
export const check = defineCheck({
  id: 'iac/state-committed',
  scopes: ['repository'],
  reads: ['terraform'],
  conclude(context) {
    const { tracked } = context.repository;
    const facts = context.facts('terraform');
    const paths = new Set([
      ...context.files.map((file) => file.path),
      ...(tracked.kind === 'known' ? tracked.paths : []),
    ]);
    const suspects = [...paths].filter((path) => STATE.test(path) || WORKING_FOLDER.test(path)).sort();
    if (facts.length === 0 && suspects.length === 0) {
      return notApplicable('There is no Terraform file here.');
    }
    if (tracked.kind === 'unknown') {
      return unknown(`Whether Terraform's state is tracked cannot be told: ${tracked.reason}.`);
    }
    const looked = lookedAt(
      context.files,
      '*.tfstate, *.tfstate.backup',
      '.terraform/',
      '*.tfvars with a secret',
    );
    return judgeSites([...judgeFiles(suspects, context), ...judgeValues(context)], {
      whenNone: passed('Git tracks no state of Terraform and no values of secrets.', [], looked),
      passMessage: '',
      looked,
    });
  },
});

/** One finding a state file, and one a working folder, which may hold thousands of files. */
function judgeFiles(paths: readonly string[], context: Context): JudgedSite[] {
  const folders = new Set<string>();
  return paths
    .filter((path) => isTracked(context, path) === true)
    .flatMap((path): JudgedSite[] => {
      const folder = WORKING_FOLDER.exec(path);
      const place = folder === null ? path : path.slice(0, folder.index + folder[0].length);
      if (folders.has(place)) {
        return [];
      }
      folders.add(place);
      const at: Evidence = {
        path,
        site: { line: 1, column: 1, endLine: 1, endColumn: 1, excerpt: baseName(path) },
      };
      const what =
        folder === null
          ? `${path} is tracked by git: state holds every attribute in plain text, passwords too`
          : `${place} is tracked by git: it is Terraform's working folder, with copies of providers and of the backend's settings`;
      return isShipped({ class: classifyPath(path) })
        ? [{ verdict: 'bad', message: `${what}.`, at }]
        : [{ verdict: 'review', message: `${what}; is it made up for a test or an example?`, at }];
    });
}

function judgeValues(context: Context): JudgedSite[] {
  return context
    .facts('terraform')
    .filter(
      (fact) => fact.value.kind === 'variables' && isShipped(fact) && isTracked(context, fact.path) === true,
    )
    .flatMap((fact) =>
      fact.value.secrets.map(({ name, site }): JudgedSite => ({
        verdict: 'bad',
        message: `${name} has its value in ${baseName(fact.path)}, which git tracks: change the secret and pass it by environment or secret store.`,
        at: { path: fact.path, site },
      })),
    );
}
