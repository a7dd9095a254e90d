import { baseName, joinPath, parentOf } from '../../workspace/paths.ts';
import type { Unit } from '../../workspace/units.ts';
import { defineCheck, type CheckContext, type Evidence, type Fact } from '../check.ts';
import { judgeSites, notApplicable, passed, type JudgedSite } from '../conclude.ts';
import type { EditFix } from '../result.ts';
import { appendLine, safeEdit, withEdit } from '../shared/edits.ts';
import { isTracked } from '../shared/files.ts';

type Context = CheckContext<'env-file' | 'ignore-file'>;

/** Real `.env` files must stay out of git. */
export const check = defineCheck({
  id: 'security/env-file-exposure',
  scopes: ['unit', 'infrastructure'],
  reads: ['env-file', 'ignore-file'],
  conclude(context) {
    const { unit } = context;
    const loader = unit === undefined ? undefined : findLoader(context, unit);
    const real = context.facts('env-file').filter(isReal);
    if (loader === undefined && real.length === 0) {
      return notApplicable('No package that loads .env files is used, and there is no .env file.');
    }
    // Symfony commits `.env` with defaults by convention; real values stand in `.env.local`.
    const isSymfony = unit?.technologies.some((technology) => technology.id === 'symfony') ?? false;
    const counted = real.filter((fact) => !isSymfony || fact.path.endsWith('.local'));
    const name = isSymfony ? '.env.local' : '.env';
    const folders = unit === undefined ? [...new Set(real.map((fact) => parentOf(fact.path)))] : [unit.path];
    const sites = [
      ...judgeTracking(context, counted, loader),
      ...folders.flatMap((folder) => judgeIgnoreRule(context, folder, name, real)),
    ];
    return judgeSites(sites, {
      whenNone: passed(
        `No tracked env file holds a secret, and ${name} is ignored.`,
        loader === undefined ? [] : [loader],
      ),
      passMessage: '',
    });
  },
});

function isReal(fact: Fact<'env-file'>): boolean {
  return (
    !fact.value.isExample &&
    fact.class !== 'test' &&
    !/\.(test|testing|ci|travis|circleci|github)(\.local)?$|(^|\/)(test|ci)\.env$/.test(fact.path)
  );
}

function findLoader(context: Context, unit: Unit): Evidence | undefined {
  for (const manifest of unit.manifests) {
    const names = new Set(context.lists['env-loaders'][manifest.ecosystem] ?? []);
    // What only another package loads with is no use of it here: viper brings gotenv along.
    const dependency = manifest.dependencies.find(
      (candidate) => names.has(candidate.name) && candidate.isIndirect !== true,
    );
    if (dependency !== undefined) {
      const excerpt = `${dependency.name} ${dependency.range ?? ''}`.trim();
      return { path: manifest.path, site: { ...dependency.span, excerpt } };
    }
  }
  return undefined;
}

function judgeTracking(
  context: Context,
  files: readonly Fact<'env-file'>[],
  loader: Evidence | undefined,
): JudgedSite[] {
  const { tracked } = context.repository;
  if (tracked.kind === 'unknown') {
    const message = `Whether env files are tracked cannot be told: ${tracked.reason}.`;
    return [{ verdict: 'unknown', message, at: loader ?? fileEvidence(files[0]) }];
  }
  return files
    .filter((fact) => isTracked(context, fact.path) === true)
    .flatMap((fact) =>
      fact.value.entries
        .filter((entry) => entry.isSecretName && !entry.isPlaceholder)
        .map((entry): JudgedSite => {
          const file = baseName(fact.path);
          const at = { path: fact.path, site: entry.site };
          const isForDevelopment =
            fact.class === 'example' || /\.(dev|development)$|^dev(elopment)?\.env$/.test(file);
          return isForDevelopment
            ? {
                verdict: 'review',
                message: `${entry.key} has a value in ${file}, which git tracks: is it used only on laptops?`,
                at,
              }
            : {
                verdict: 'bad',
                message: `${entry.key} has a value in ${file}, which git tracks: change the secret, then untrack the file.`,
                at,
              };
        }),
    );
}

function fileEvidence(fact: Fact<'env-file'> | undefined): Evidence | undefined {
  const site = fact?.value.entries[0]?.site;
  return fact === undefined || site === undefined ? undefined : { path: fact.path, site };
}

function judgeIgnoreRule(
  context: Context,
  folder: string,
  name: string,
  files: readonly Fact<'env-file'>[],
): JudgedSite[] {
  const path = joinPath(folder, name);
  // A file that is encrypted is made to be committed: asking to ignore it would be wrong.
  const isCommittedOnPurpose = files.some((fact) => fact.path === path && fact.value.isEncrypted);
  if (isCommittedOnPurpose || context.repository.isIgnored(path)) {
    return [];
  }
  const ignoreFile = nearestIgnoreFile(context, folder);
  if (ignoreFile === undefined && context.repository.tracked.kind === 'unknown') {
    return [];
  }
  const at: Evidence | undefined =
    ignoreFile === undefined
      ? undefined
      : { path: ignoreFile, site: { line: 1, column: 1, endLine: 1, endColumn: 1, excerpt: '.gitignore' } };
  return [
    {
      verdict: 'bad',
      message: `${path} would not be ignored by git: no ignore rule matches it.`,
      at,
      ...withEdit(addRule(context, ignoreFile, name)),
    },
  ];
}

/** The last rule that matches wins, so a new one goes to the end; where there is no file, one is made for the repository. */
function addRule(context: Context, file: string | undefined, name: string): EditFix | undefined {
  const title = `Add ${name} to .gitignore`;
  if (file === undefined) {
    return safeEdit(title, appendLine('.gitignore', undefined, name));
  }
  const known = context.allFacts('ignore-file').find((fact) => fact.path === file)?.value;
  return known === undefined ? undefined : safeEdit(title, appendLine(file, known, name));
}

function nearestIgnoreFile(context: Context, folder: string): string | undefined {
  const paths = new Set(context.allFiles.map((file) => file.path));
  for (let current = folder; ; current = parentOf(current)) {
    const candidate = joinPath(current, '.gitignore');
    if (paths.has(candidate)) {
      return candidate;
    }
    if (current === '') {
      return undefined;
    }
  }
}
