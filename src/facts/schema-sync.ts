import { baseName } from '../workspace/paths.ts';
import type { WorkspaceFile } from '../workspace/workspace.ts';
import { springDdl, xmlDdl } from './database/spring-ddl.ts';
import { findSyncCommands } from './database/sync-commands.ts';
import { syncInCode } from './database/sync-in-code.ts';
import { isDockerfilePath } from './dockerfiles.ts';
import { isConditional, isDevelopmentOnly } from './guards.ts';
import { lastWord } from './pieces.ts';
import type { Piece, Site } from './site.ts';
import type { SourceFile } from './source-file.ts';
import { isSpringConfigPath } from './spring-config.ts';
import { familyOfPath } from './syntax/languages.ts';

export type SyncState =
  /** The schema is changed to fit the code, or is made anew. */
  | 'on'
  | 'off'
  /** Tables are made from the code, and at most added to. */
  | 'creates'
  /** A call that deletes every table, with whoever calls it unknown. */
  | 'drops'
  /** On, for a database that is gone when the process ends. */
  | 'in-memory'
  /** On under a condition that says nothing of environments. */
  | 'conditional'
  | 'unresolved';

/** A place that lets a program, or whoever starts it, change the schema without a migration. */
export interface SchemaSync {
  readonly what: string;
  readonly state: SyncState;
  /** A command of a script, or a switch of the program itself. */
  readonly kind: 'code' | 'setting' | 'command';
  readonly site: Site;
  /** The word that it is set to, quotes left out, where that is all. */
  readonly literal?: Piece | undefined;
}

export const SCHEMA_SYNC_GATE =
  /synchronize|dropSchema|\.sync\(|[sS]chema|create_all|drop_all|AutoMigrate|Sync2?\(|ddl|hbm2|migrate|db:|db push|flask\s+db|drizzle-kit|manage\.py|HBM2DDL|setGenerateDdl/;

/** Files that decide what runs where a service is deployed. Workflows count when their name says that they deploy. */
function isDeployPath(path: string): boolean {
  const name = baseName(path);
  return (
    isDockerfilePath(path) ||
    /\.(sh|bash)$|^(Procfile(\.prod(uction)?)?|fly(\.prod\w*)?\.toml|render\.ya?ml|railway\.(json|toml)|nixpacks\.toml|heroku\.yml|app\.ya?ml|vercel\.json|entrypoint|docker-entrypoint)$/.test(
      name,
    ) ||
    /(^|\/)\.github\/workflows\/[^/]*(deploy|release|prod|cd\b)[^/]*\.ya?ml$/i.test(path)
  );
}

const isXml = (path: string): boolean => /^(persistence|hibernate\.cfg)\.xml$/.test(baseName(path));
const isOrmConfig = (path: string): boolean => /^ormconfig(\.\w+)?\.json$/.test(baseName(path));

export function mayHoldSchemaSync(file: WorkspaceFile): boolean {
  const { path } = file;
  return (
    file.class === 'production' &&
    (familyOfPath(path) !== undefined ||
      isSpringConfigPath(path) ||
      isXml(path) ||
      isOrmConfig(path) ||
      isDeployPath(path))
  );
}

/** Finds the places of a file. */
export function readSchemaSync(source: SourceFile): readonly SchemaSync[] | undefined {
  const found = find(source);
  return found.length === 0 ? undefined : found;
}

function find(source: SourceFile): SchemaSync[] {
  const { path } = source;
  if (isSpringConfigPath(path)) {
    return springDdl(source).map((item) => ({ ...item, kind: 'setting' }));
  }
  if (isXml(path)) {
    return xmlDdl(source).map((item) => ({ ...item, kind: 'setting' }));
  }
  if (isOrmConfig(path)) {
    return [...source.text.matchAll(/"(synchronize|dropSchema)"\s*:\s*(true|false)/g)].map((match) => ({
      what: match[1] ?? '',
      state: match[2] === 'true' ? 'on' : 'off',
      kind: 'setting',
      site: source.site(match.index, match.index + match[0].length),
      literal: lastWord(source, source.site(match.index, match.index + match[0].length)),
    }));
  }
  if (isDeployPath(path)) {
    return findSyncCommands(source.text).map(({ what, start, end }) => ({
      what,
      state: 'on',
      kind: 'command',
      site: source.site(start, end),
    }));
  }
  const code = source.code();
  // A migration creates tables; that is what it is for.
  return code === undefined || /(^|\/)(migrations?|alembic|seeds?|seeders)(\/|\.)/i.test(path)
    ? []
    : syncInCode(source, code).map(({ what, state, start, end, literal }) => ({
        what,
        state:
          state === 'on' || state === 'creates' || state === 'drops' ? guarded(source, start, state) : state,
        kind: 'code',
        site: source.site(start, end),
        literal: literal === undefined ? undefined : source.piece(literal.start, literal.end),
      }));
}

/** In development alone it is what the switch is for. */
function guarded(source: SourceFile, offset: number, state: SyncState): SyncState {
  if (isDevelopmentOnly(source, offset)) {
    return 'off';
  }
  return state === 'on' && isConditional(source, offset) ? 'conditional' : state;
}
