import { findSyncCommands } from '../../facts/database/sync-commands.ts';
import { mayHoldSchemaSync, type SchemaSync } from '../../facts/schema-sync.ts';
import type { Script } from '../../workspace/manifests/manifest.ts';
import { baseName } from '../../workspace/paths.ts';
import type { Unit } from '../../workspace/units.ts';
import { defineCheck, type CheckContext, type Evidence } from '../check.ts';
import { judgeSites, notApplicable, passed, type JudgedSite } from '../conclude.ts';
import type { EditFix } from '../result.ts';
import { flip, replace, reviewEdit, withEdit } from '../shared/edits.ts';
import { lookedAt } from '../shared/files.ts';
import { ormsOf } from '../shared/orms.ts';
import { isReplacedInProduction } from '../shared/production-modules.ts';

type Context = CheckContext<'schema-sync'>;

/** Scripts that run where a service is built, released or started. */
const DEPLOY_SCRIPT =
  /^(pre|post)?(start|deploy|release|install|build)(:prod(uction)?|:docker|:server)?$|^(heroku-postbuild|vercel-build|railway:\w+|post-(install|update|deploy)-cmd|post-autoload-dump|docker:start|start:migrate\w*)$/;

/** The schema is changed by migrations, not at start-up. */
export const check = defineCheck({
  id: 'db/no-auto-sync',
  scopes: ['unit'],
  reads: ['schema-sync'],
  conclude(context) {
    const { unit } = context;
    const orms = unit === undefined ? [] : ormsOf(unit);
    const sites = unit === undefined ? [] : [...scripts(unit), ...facts(context)];
    const searched = context.files.filter((file) => mayHoldSchemaSync(file));
    if (unit === undefined || (sites.length === 0 && (orms.length === 0 || searched.length === 0))) {
      return notApplicable('There is no code with a library that maps tables to it.');
    }
    const looked = lookedAt(
      searched,
      'synchronize, sync({ force }), ddl-auto',
      'prisma db push, migrate:fresh, schema:update in what is deployed',
      'AutoMigrate, create_all',
    );
    return judgeSites(sites, {
      whenNone: passed(
        `Nothing found that changes the schema at start-up, in ${searched.length} files.`,
        orms.map(({ at }) => at),
        looked,
      ),
      passMessage: 'What could change the schema at start-up is off in production.',
      looked,
    });
  },
});

function facts(context: Context): JudgedSite[] {
  const all = context.facts('schema-sync').filter((fact) => fact.class === 'production');
  return all.flatMap((fact) =>
    fact.value.map((sync): JudgedSite => {
      const at = { path: fact.path, site: sync.site };
      const isReplaced =
        sync.kind === 'setting' &&
        isReplacedInProduction(fact.path, all, (other) =>
          other.value.some((item) => item.kind === 'setting' && item.state === 'off'),
        );
      return isReplaced ? { verdict: 'good', at } : judge(sync, at);
    }),
  );
}

function judge(sync: SchemaSync, at: Evidence): JudgedSite {
  const { what, state, kind } = sync;
  switch (state) {
    case 'off':
    case 'in-memory':
      return { verdict: 'good', at };
    case 'on':
      return {
        verdict: 'bad',
        message:
          kind === 'command'
            ? `${what} runs where the service is deployed: it changes the schema by comparison, and may drop what it no longer finds.`
            : `${what}: the program changes the schema when it starts, without a migration that anybody has read.`,
        at,
        ...withEdit(switchOff(sync, at.path)),
      };
    case 'creates':
      return {
        verdict: 'review',
        message: `${what} makes tables from the code, without a migration: does it ever run against the database of production?`,
        at,
      };
    case 'drops':
      return { verdict: 'review', message: `${what} deletes every table: who can run it, and where?`, at };
    case 'conditional':
      return {
        verdict: 'review',
        message: `${what} under a condition: can it hold in production?`,
        at,
      };
    case 'unresolved':
      return {
        verdict: 'unknown',
        message: `Whether the schema is changed at start-up is decided outside this file (${what}).`,
        at,
      };
  }
}

/** Hibernate can compare without changing anything; JPA's own setting cannot, and switches of other libraries are on or off. */
function switchOff({ what, literal }: SchemaSync, path: string): EditFix | undefined {
  if (
    literal === undefined ||
    !/^(update|create|create-drop|create-only|drop|drop-and-create)$/.test(literal.text)
  ) {
    return flip(path, literal, () => `Switch ${what.split('=')[0] ?? what} off`);
  }
  const value = /persistence\.schema-generation|schema-management/.test(what) ? 'none' : 'validate';
  return reviewEdit(`Set ${what.split('=')[0] ?? what} to ${value}`, replace(path, literal, value));
}

/** Scripts of package.json and composer.json that a deployment runs, and those that they call by name. */
function scripts(unit: Unit): JudgedSite[] {
  return unit.manifests
    .filter((manifest) => /^(package|composer)\.json$/.test(baseName(manifest.path)))
    .flatMap((manifest) =>
      manifest.scripts
        .filter((script) => DEPLOY_SCRIPT.test(script.name))
        .flatMap((script): JudgedSite[] => {
          const found = commandsOf(script, manifest.scripts);
          return found === undefined
            ? []
            : [
                judge(
                  {
                    what: found,
                    state: 'on',
                    kind: 'command',
                    site: { ...script.span, excerpt: script.command },
                  },
                  { path: manifest.path, site: { ...script.span, excerpt: script.command } },
                ),
              ];
        }),
    );
}

function commandsOf(script: Script, all: readonly Script[]): string | undefined {
  const called = [...script.command.matchAll(/\b(?:npm|pnpm|yarn|bun)(?:\s+run)?\s+([\w:-]+)|@([\w:-]+)/g)]
    .map((match) => all.find(({ name }) => name === (match[1] ?? match[2])))
    .filter((other) => other !== undefined && other.name !== script.name);
  return [script, ...called].flatMap((item) => findSyncCommands(item?.command ?? ''))[0]?.what;
}
