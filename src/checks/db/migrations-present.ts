import { isMigrationPath, type SchemaPart } from '../../facts/schema-files.ts';
import type { Unit } from '../../workspace/units.ts';
import { defineCheck, type CheckContext, type Evidence, type Fact, type ScopeFile } from '../check.ts';
import { missing, notApplicable, passed } from '../conclude.ts';
import { onceFor } from '../shared/once.ts';
import { fileEvidence } from '../shared/services.ts';
import { ormsOf } from '../shared/orms.ts';

type Context = CheckContext<'schema-files'>;

/** Changes of the schema are migrations. */
export const check = defineCheck({
  id: 'db/migrations-present',
  scopes: ['unit'],
  reads: ['schema-files'],
  conclude(context) {
    const { unit } = context;
    const orms = unit === undefined ? [] : ormsOf(unit);
    if (unit === undefined || orms.length === 0) {
      return notApplicable('No library that maps tables to code is among the dependencies.');
    }
    const known = new Set(orms.map(({ orm }) => orm.id));
    const [model] = modelsIn(context.facts('schema-files'), known);
    const looked = {
      files: context.files.length,
      patterns: ['migrations of the library itself', 'V1__name.sql, *.up.sql, change logs, migration.sql'],
    };
    const found = migrationsFor(unit, context);
    const own = found.filter(({ path }) => context.files.some((file) => file.path === path));
    if (model === undefined && own.length > 0) {
      return passed('Changes of the schema are migrations.', own, looked);
    }
    if (model === undefined) {
      return notApplicable(`No model of ${orms.map(({ orm }) => orm.title).join(' or ')} is in this unit.`);
    }
    const title = orms.find(({ orm }) => orm.id === model.orm)?.orm.title ?? model.orm;
    return found.length > 0
      ? passed('Changes of the schema are migrations.', found, looked)
      : missing(
          `There are models of ${title} and no migration: how the schema came to be, and how production gets the next change, is nowhere written.`,
          looked,
          model.at,
        );
  },
});

/** Libraries of Go whose models tools write from a database: they are what the code works with all the same. */
const WRITTEN_BY_TOOLS = new Set(['ent', 'gorm', 'xorm']);

/** The models in written code, and after them those in generated code. */
function modelsIn(
  facts: readonly Fact<'schema-files'>[],
  known: ReadonlySet<string>,
): { readonly orm: string; readonly at: Evidence }[] {
  const inClass = (wanted: 'production' | 'generated'): { orm: string; at: Evidence }[] =>
    facts
      .filter((fact) => fact.class === wanted)
      .flatMap((fact) =>
        fact.value.models
          .filter(({ orm }) => known.has(orm))
          .map(({ orm, site }: SchemaPart) => ({ orm, at: { path: fact.path, site } })),
      );
  return [...inClass('production'), ...inClass('generated').filter(({ orm }) => WRITTEN_BY_TOOLS.has(orm))];
}

/** Files that are migrations by their path, of the whole repository. */
const migrationFiles = onceFor((files: readonly ScopeFile[]) =>
  files.filter((file) => file.class !== 'test' && file.class !== 'example' && isMigrationPath(file.path)),
);

/** Folders of tools: their rules hold code as samples. */
const HIDDEN = /(^|\/)\.[^/]+\//;

/** True for a service that is no module of a build for several. */
function isServiceApart({ manifests, technologies }: Unit): boolean {
  return (
    technologies.some((technology) => technology.server) &&
    !manifests.some((manifest) => manifest.ecosystem === 'maven')
  );
}

/**
 * The migrations of a unit: its own, those that lie in no unit, and those of units that hold migrations and no models, as a
 * module for the database does. A service of its own has them for itself, where modules are not built into one.
 */
function migrationsFor(unit: Unit, context: Context): Evidence[] {
  const all = context.allFacts('schema-files');
  const taken = new Set([
    ...all.filter((fact) => fact.value.models.length > 0).map((fact) => fact.unit),
    ...context.repository.units.filter(isServiceApart).map((other) => other.path),
  ]);
  const counts = ({
    path,
    unit: owner,
  }: {
    readonly path: string;
    readonly unit: string | undefined;
  }): boolean => (owner === unit.path || owner === undefined || !taken.has(owner)) && !HIDDEN.test(path);
  const inCode = all
    .filter((fact) => counts(fact))
    .flatMap((fact) => fact.value.migrations.map(({ site }): Evidence => ({ path: fact.path, site })));
  const byName = migrationFiles(context.allFiles)
    .filter((file) => counts(file))
    .map((file) => fileEvidence(file.path));
  const isOwn = ({ path }: Evidence): boolean => context.files.some((file) => file.path === path);
  const found = [...inCode, ...byName];
  return [...found.filter(isOwn), ...found.filter((at) => !isOwn(at))].slice(0, 3);
}
