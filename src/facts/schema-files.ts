import { baseName, extensionOf } from '../workspace/paths.ts';
import type { WorkspaceFile } from '../workspace/workspace.ts';
import { isSpringConfigPath } from './spring-config.ts';
import type { Site } from './site.ts';
import type { SourceFile } from './source-file.ts';
import { familyOfPath } from './syntax/languages.ts';

/** A model or a migration, with the library whose form it has. */
export interface SchemaPart {
  readonly orm: string;
  readonly site: Site;
}

/** What a file says of the schema of a database. */
export interface SchemaFile {
  readonly models: readonly SchemaPart[];
  readonly migrations: readonly SchemaPart[];
}

export const SCHEMA_FILES_GATE =
  /model|Model|Entity|Migration|define\(|Table|tablename|metadata|gorm|xorm|ent\.Schema|ApplicationRecord|ActiveRecord|queryInterface|knex|revision|databaseChangeLog|goose|migrat/;

interface Form {
  readonly orm: string;
  readonly path: RegExp;
  readonly pattern: RegExp;
  /** What the file must hold besides. */
  readonly needs?: RegExp;
  readonly unless?: RegExp;
}

const JS = /\.[cm]?[jt]sx?$/;
const PY = /\.py$/;

const MODELS: readonly Form[] = [
  { orm: 'prisma', path: /\.prisma$/, pattern: /^model\s+\w+\s*\{/m },
  {
    orm: 'typeorm',
    path: JS,
    pattern: /@(?:View|Child)?Entity\s*\(|new EntitySchema\b/,
    needs: /['"]typeorm['"]/,
  },
  {
    orm: 'mikro-orm',
    path: JS,
    pattern: /@Entity\s*\(|\bdefineEntity\s*\(|new EntitySchema\b/,
    needs: /@mikro-orm\//,
  },
  {
    orm: 'sequelize',
    path: JS,
    pattern:
      /\bsequelize\w*\.define\s*\(|@Table\b|\bclass\s+\w+\s+extends\s+(?:\w+\.)?Model\b|\.init\s*\(\s*\{/i,
    needs: /sequelize/i,
  },
  { orm: 'drizzle', path: JS, pattern: /\b(?:pg|mysql|sqlite)Table\s*\(/, needs: /drizzle-orm/ },
  {
    orm: 'knex',
    // `tableName` of a knexfile is where migrations are remembered.
    path: /(^|\/)(?!knexfile)[^/]+\.[cm]?[jt]sx?$/,
    pattern: /\bextends\s+\w*Model\b|\btableName\b|\bknex\s*\(\s*['"`]\w/,
    needs: /objection|bookshelf|knex/i,
  },
  {
    orm: 'django',
    path: PY,
    pattern:
      /^class\s+\w+\([^)]*\b(?:models\.Model|AbstractUser|AbstractBaseUser|\w*Model|Page|Orderable)\b[^)]*\):/m,
    needs:
      /\bmodels\.\w+(?:Field|Key)\(|from django\.db import models|from django\.contrib\.gis\.db import models/,
    unless: /from tortoise/,
  },
  {
    orm: 'sqlalchemy',
    path: PY,
    pattern:
      /^[^\S\n]+__tablename__\s*=|\btable\s*=\s*True\b|^class\s+\w+\([^)]*\bdb\.Model\b|\bTable\(\s*["']\w+["']\s*,\s*(?:\w+\.)?metadata/m,
    needs: /sqlalchemy|sqlmodel|\bdb\b|Base\b/i,
  },
  { orm: 'tortoise', path: PY, pattern: /^class\s+\w+\([^)]*\bModel\b[^)]*\):/m, needs: /from tortoise/ },
  { orm: 'jpa', path: /\.(java|kt)$/, pattern: /^[^\S\n]*@Entity\b/m, needs: /(javax|jakarta)\.persistence/ },
  { orm: 'gorm', path: /\.go$/, pattern: /\bgorm\.Model\b|`[^`\n]*\bgorm:"/ },
  { orm: 'ent', path: /\.go$/, pattern: /^[^\S\n]+ent\.Schema[^\S\n]*$/m },
  { orm: 'xorm', path: /\.go$/, pattern: /`[^`\n]*\bxorm:"/ },
  {
    orm: 'rails',
    path: /\.rb$/,
    pattern:
      /^[^\S\n]*class\s+(?!ApplicationRecord\b)[\w:]+\s*<\s*(?:::)?(?:ApplicationRecord|ActiveRecord::Base)\b/m,
  },
  {
    orm: 'laravel',
    path: /\.php$/,
    pattern: /\bextends\s+(?:\\?Illuminate\\Database\\Eloquent\\)?(?:Model|Authenticatable|Pivot)\b/,
    needs: /Illuminate\\/,
  },
  {
    orm: 'doctrine',
    path: /\.php$/,
    pattern: /#\[\s*(?:ORM\\)?Entity\b|@ORM\\Entity\b/,
    needs: /Doctrine\\ORM\\Mapping/,
  },
];

const MIGRATIONS: readonly Form[] = [
  {
    orm: 'typeorm',
    path: JS,
    pattern: /\bimplements\s+MigrationInterface\b|\basync\s+up\s*\(\s*queryRunner\b/,
  },
  { orm: 'mikro-orm', path: JS, pattern: /\bextends\s+Migration\b/, needs: /@mikro-orm\/migrations/ },
  { orm: 'sequelize', path: JS, pattern: /\bqueryInterface\b/, needs: /\bup\b/ },
  {
    orm: 'knex',
    path: JS,
    pattern: /\b(?:exports\.up\s*=|export\s+(?:async\s+)?function\s+up\b|export\s+const\s+up\b)/,
  },
  { orm: 'django', path: PY, pattern: /^class\s+Migration\(\s*migrations\.Migration\s*\):/m },
  { orm: 'alembic', path: PY, pattern: /^def\s+upgrade\s*\(/m, needs: /^(?:down_)?revision\b/m },
  { orm: 'tortoise', path: PY, pattern: /^async\s+def\s+upgrade\s*\(/m },
  { orm: 'flyway', path: /\.(java|kt)$/, pattern: /\bextends\s+BaseJavaMigration\b/ },
  {
    orm: 'go',
    path: /\.go$/,
    pattern:
      /\bgormigrate\.New\s*\(|\bgoose\.AddMigration\w*\s*\(|\bmigrate\.Migrations?\b|&?gormigrate\.Migration\b/,
  },
  { orm: 'rails', path: /\.rb$/, pattern: /^[^\S\n]*class\s+\w+\s*<\s*ActiveRecord::Migration\b/m },
  {
    orm: 'laravel',
    path: /\.php$/,
    pattern: /\bextends\s+(?:\\?Illuminate\\Database\\Migrations\\)?Migration\b/,
  },
  { orm: 'doctrine', path: /\.php$/, pattern: /\bextends\s+AbstractMigration\b/ },
];

/** Source files, Kotlin among them, and Prisma's schema. */
export function mayHoldSchema(file: WorkspaceFile): boolean {
  return (
    (file.class === 'production' || file.class === 'generated' || file.class === 'dev-only') &&
    (familyOfPath(file.path) !== undefined || /\.(prisma|kt)$/.test(file.path)) &&
    !isSpringConfigPath(file.path)
  );
}

/** Finds models and migrations in a file. */
export function readSchemaFile(source: SourceFile): SchemaFile | undefined {
  const isDocumentStore =
    extensionOf(source.path) === '.prisma' && /provider\s*=\s*"mongodb"/.test(source.text);
  const models = isDocumentStore ? [] : partsOf(source, MODELS);
  const migrations = partsOf(source, MIGRATIONS);
  // A migration may hold a model as it was on that day.
  const own = migrations.length > 0 ? [] : models;
  return own.length + migrations.length === 0 ? undefined : { models: own, migrations };
}

function partsOf(source: SourceFile, forms: readonly Form[]): SchemaPart[] {
  return forms.flatMap(({ orm, path, pattern, needs, unless }): SchemaPart[] => {
    const isOther =
      !path.test(source.path) || needs?.test(source.text) === false || unless?.test(source.text) === true;
    const match = isOther ? null : pattern.exec(source.text);
    if (match === null) {
      return [];
    }
    const start = match.index + match[0].length - match[0].trimStart().length;
    return [{ orm, site: source.site(start, match.index + match[0].length) }];
  });
}

/** Names that only migrations have, whatever stands in the file: SQL of the tools that number their files, change logs. */
const MIGRATION_PATH =
  /(^|\/)migrations?\/(.*\/)?[^/]*\d[^/]*\.(sql|xml|ya?ml)$|(^|\/)migration\.sql$|(^|\/)[VUR]\d*[\d._]*__[^/]+\.sql$|\.(up|down)\.sql$|(^|\/)(changelogs?|liquibase)\/.+\.(xml|ya?ml|json|sql)$|(^|\/)migrat\w*\/(.*\/)?\d{6,}_\w+\.(go|[cm]?[jt]s|py|php|rb)$|(^|\/)[^/]*change-?log[^/]*\.(xml|ya?ml|json)$|(^|\/)atlas\.sum$|(^|\/)(drizzle|migrations?)\/(meta\/_journal\.json|\d+_[^/]+\.sql)$|(^|\/)db\/migrate\/\d+_[^/]+\.rb$/i;

/** True for a file that is a migration by its name. */
export function isMigrationPath(path: string): boolean {
  return (
    MIGRATION_PATH.test(path) ||
    /(^|\/)meta\/_journal\.json$/.test(path) ||
    baseName(path) === 'migration.sql'
  );
}
