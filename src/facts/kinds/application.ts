import { API_GATE, isApiPath, readApiFile, type ApiFile } from '../api-files.ts';
import { GO_SERVER_GATE, readGoServer, type GoServer } from '../go-servers.ts';
import { mayHoldRoutes, readRoutes, ROUTES_GATE, type RouteFile } from '../routes.ts';
import { mayHoldSchema, readSchemaFile, SCHEMA_FILES_GATE, type SchemaFile } from '../schema-files.ts';
import { mayHoldSchemaSync, readSchemaSync, SCHEMA_SYNC_GATE, type SchemaSync } from '../schema-sync.ts';
import { ERROR_GATE, mayHandleErrors, readErrorHandlers, type ErrorHandler } from '../swallowed-errors.ts';
import type { Collector } from '../kinds.ts';

/** The kinds of facts about what a service offers, stores and does when something fails. */
export interface ApplicationFacts {
  readonly api: ApiFile;
  readonly 'go-server': GoServer;
  readonly routes: RouteFile;
  readonly 'schema-files': SchemaFile;
  readonly 'schema-sync': readonly SchemaSync[];
  readonly 'swallowed-errors': readonly ErrorHandler[];
}

export const APPLICATION_COLLECTORS: { readonly [K in keyof ApplicationFacts]: Collector<K> } = {
  api: { kind: 'api', version: 1, accepts: isApiPath, gate: API_GATE, collect: readApiFile },
  'go-server': {
    kind: 'go-server',
    version: 1,
    accepts: (file) => file.class === 'production' && file.path.endsWith('.go'),
    gate: GO_SERVER_GATE,
    collect: readGoServer,
  },
  routes: {
    kind: 'routes',
    version: 4,
    accepts: mayHoldRoutes,
    gate: ROUTES_GATE,
    collect: readRoutes,
  },
  'schema-files': {
    kind: 'schema-files',
    version: 2,
    accepts: mayHoldSchema,
    gate: SCHEMA_FILES_GATE,
    collect: readSchemaFile,
  },
  'schema-sync': {
    kind: 'schema-sync',
    version: 3,
    accepts: mayHoldSchemaSync,
    gate: SCHEMA_SYNC_GATE,
    collect: readSchemaSync,
  },
  'swallowed-errors': {
    kind: 'swallowed-errors',
    version: 2,
    accepts: mayHandleErrors,
    gate: ERROR_GATE,
    collect: readErrorHandlers,
  },
};
