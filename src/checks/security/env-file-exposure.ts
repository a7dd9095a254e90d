import { baseName, joinPath, parentOf } from '../../workspace/paths.ts';
import type { Unit } from '../../workspace/units.ts';
import { defineCheck, type CheckContext, type Evidence } from '../check.ts';
import { judgeSites, notApplicable, passed, unknown, type JudgedSite } from '../conclude.ts';
import { isTracked } from '../shared/files.ts';

/** Real `.env` files must stay out of git. */
export const check = defineCheck({
  id: 'security/env-file-exposure',
  scopes: ['unit'],
  reads: ['env-file'],
  conclude(context) {
    const { unit } = context;
    const loader = unit === undefined ? undefined : findLoader(context, unit);
    const real = context.facts('env-file').filter((fact) => !fact.value.isExample && !/\.(test|testing|ci)$/.test(fact.path));
    if (unit === undefined || (loader === undefined && real.length === 0)) {
      return notApplicable('No package that loads .env files is used, and there is no .env file.');
    }
    if (context.repository.tracked.kind === 'unknown') {
      return unknown(`Whether .env files are tracked cannot be told: ${context.repository.tracked.reason}.`, loader);
    }
    // Symfony commits `.env` with defaults by convention; real values stand in `.env.local`.
    const isSymfony = unit.technologies.some((technology) => technology.id === 'symfony');
    const counted = real.filter((fact) => !isSymfony || fact.path.endsWith('.local'));
    const exposed = counted
      .filter((fact) => isTracked(context, fact.path) === true)
      .flatMap((fact) =>
        fact.value.entries
          .filter((entry) => entry.isSecretName && !entry.isPlaceholder)
          .map(
            (entry): JudgedSite => ({
              verdict: 'bad',
              message: `${entry.key} has a value in ${baseName(fact.path)}, which git tracks: change the secret, then untrack the file.`,
              at: { path: fact.path, site: entry.site },
            }),
          ),
      );
    const name = isSymfony ? '.env.local' : '.env';
    const ignoreRule = judgeIgnoreRule(context, unit, name);
    return judgeSites([...exposed, ...ignoreRule], {
      whenNone: passed(`No tracked env file holds a secret, and ${name} is ignored.`, loader === undefined ? [] : [loader]),
      passMessage: '',
    });
  },
});

function findLoader(context: CheckContext<'env-file'>, unit: Unit): Evidence | undefined {
  for (const manifest of unit.manifests) {
    const names = new Set(context.lists['env-loaders'][manifest.ecosystem] ?? []);
    const dependency = manifest.dependencies.find((candidate) => names.has(candidate.name));
    if (dependency !== undefined) {
      const excerpt = `${dependency.name} ${dependency.range ?? ''}`.trim();
      return { path: manifest.path, site: { ...dependency.span, excerpt } };
    }
  }
  return undefined;
}

function judgeIgnoreRule(context: CheckContext<'env-file'>, unit: Unit, name: string): JudgedSite[] {
  if (context.repository.isIgnored(joinPath(unit.path, name))) {
    return [];
  }
  const ignoreFile = nearestIgnoreFile(context, unit.path);
  const at: Evidence | undefined =
    ignoreFile === undefined
      ? undefined
      : { path: ignoreFile, site: { line: 1, column: 1, endLine: 1, endColumn: 1, excerpt: '.gitignore' } };
  const where = unit.path === '' ? name : `${unit.path}/${name}`;
  return [
    { verdict: 'bad', message: `${where} would not be ignored by git: no ignore rule matches it.`, at },
  ];
}

function nearestIgnoreFile(context: CheckContext<'env-file'>, folder: string): string | undefined {
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

