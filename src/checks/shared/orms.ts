import type { Ecosystem } from '../../workspace/manifests/manifest.ts';
import type { Unit } from '../../workspace/units.ts';
import type { Evidence } from '../check.ts';
import { dependencyEvidence } from './services.ts';

/** A library that maps tables to code, or that changes schemas. */
export interface Orm {
  readonly id: string;
  readonly title: string;
  readonly ecosystem: Ecosystem;
  readonly packages: RegExp;
}

/** The libraries that the checks of databases know. Those of stores without a schema are none. */
export const ORMS: readonly Orm[] = [
  { id: 'prisma', title: 'Prisma', ecosystem: 'npm', packages: /^(prisma|@prisma\/client)$/ },
  { id: 'typeorm', title: 'TypeORM', ecosystem: 'npm', packages: /^(typeorm|@nestjs\/typeorm)$/ },
  {
    id: 'sequelize',
    title: 'Sequelize',
    ecosystem: 'npm',
    packages: /^(sequelize|sequelize-typescript|@nestjs\/sequelize|@sequelize\/core)$/,
  },
  {
    id: 'mikro-orm',
    title: 'MikroORM',
    ecosystem: 'npm',
    packages: /^@mikro-orm\/(core|nestjs|postgresql|mysql|mariadb|sqlite|mssql)$/,
  },
  { id: 'drizzle', title: 'Drizzle', ecosystem: 'npm', packages: /^drizzle-orm$/ },
  { id: 'knex', title: 'Knex', ecosystem: 'npm', packages: /^(knex|objection|bookshelf)$/ },
  { id: 'django', title: 'Django', ecosystem: 'pypi', packages: /^django$/ },
  {
    id: 'sqlalchemy',
    title: 'SQLAlchemy',
    ecosystem: 'pypi',
    packages: /^(sqlalchemy|flask-sqlalchemy|sqlmodel|alembic|flask-migrate|gino)$/,
  },
  { id: 'tortoise', title: 'Tortoise ORM', ecosystem: 'pypi', packages: /^(tortoise-orm|aerich)$/ },
  {
    id: 'jpa',
    title: 'JPA',
    ecosystem: 'maven',
    packages:
      /^(org\.springframework\.boot:spring-boot-starter-data-jpa|org\.hibernate(\.orm)?:hibernate-(core|entitymanager)|io\.quarkus:quarkus-hibernate-orm(-panache)?)$/,
  },
  { id: 'gorm', title: 'GORM', ecosystem: 'gomod', packages: /^(gorm\.io\/gorm|github\.com\/jinzhu\/gorm)$/ },
  { id: 'ent', title: 'ent', ecosystem: 'gomod', packages: /^entgo\.io\/ent$/ },
  {
    id: 'xorm',
    title: 'xorm',
    ecosystem: 'gomod',
    packages: /^(xorm\.io\/xorm|github\.com\/go-xorm\/xorm)$/,
  },
  { id: 'rails', title: 'Active Record', ecosystem: 'rubygems', packages: /^(rails|activerecord)$/ },
  {
    id: 'laravel',
    title: 'Eloquent',
    ecosystem: 'packagist',
    packages: /^(laravel\/framework|illuminate\/database)$/,
  },
  {
    id: 'doctrine',
    title: 'Doctrine',
    ecosystem: 'packagist',
    packages: /^(doctrine\/orm|doctrine\/doctrine-bundle|symfony\/orm-pack)$/,
  },
];

/** The libraries of a unit, with the line of the manifest that says so. */
export function ormsOf(unit: Unit): { readonly orm: Orm; readonly at: Evidence }[] {
  return ORMS.flatMap((orm) => {
    for (const manifest of unit.manifests.filter(({ ecosystem }) => ecosystem === orm.ecosystem)) {
      const dependency = manifest.dependencies.find(({ name }) => orm.packages.test(name));
      if (dependency !== undefined) {
        return [{ orm, at: dependencyEvidence(manifest, dependency.span.line) }];
      }
    }
    return [];
  });
}
