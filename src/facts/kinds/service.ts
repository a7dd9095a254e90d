import type { WorkspaceFile } from '../../workspace/workspace.ts';
import { BLOCKING_GATE, readBlockingCalls, type BlockingCall } from '../blocking-calls.ts';
import type { Collector } from '../kinds.ts';
import { isProcfilePath, readProcfile, type Procfile } from '../procfiles.ts';
import { PYTHON_SERVER_GATE, readPythonServers, type PythonServer } from '../python-servers.ts';
import { readServerTimeouts, SERVER_TIMEOUT_GATE, type ServerTimeouts } from '../server-timeouts.ts';
import { familyOfPath, type LanguageFamily } from '../syntax/languages.ts';
import { isUpdateBotPath, readUpdateBot, type UpdateBot } from '../update-bots.ts';

/** The kinds of facts that tell how a service is started, runs and is kept up to date. */
export interface ServiceFacts {
  readonly 'blocking-calls': readonly BlockingCall[];
  readonly procfile: Procfile;
  readonly 'python-servers': readonly PythonServer[];
  readonly 'server-timeouts': ServerTimeouts;
  readonly 'update-bots': UpdateBot;
}

const isProduction =
  (...families: readonly LanguageFamily[]) =>
  (file: WorkspaceFile): boolean => {
    const family = file.class === 'production' ? familyOfPath(file.path) : undefined;
    return family !== undefined && families.includes(family);
  };

export const SERVICE_COLLECTORS: { readonly [K in keyof ServiceFacts]: Collector<K> } = {
  'blocking-calls': {
    kind: 'blocking-calls',
    version: 1,
    accepts: isProduction('javascript', 'python'),
    gate: BLOCKING_GATE,
    collect: readBlockingCalls,
  },
  procfile: {
    kind: 'procfile',
    version: 1,
    accepts: (file) => isProcfilePath(file.path),
    collect: readProcfile,
  },
  'python-servers': {
    kind: 'python-servers',
    version: 1,
    accepts: isProduction('python'),
    gate: PYTHON_SERVER_GATE,
    collect: readPythonServers,
  },
  'server-timeouts': {
    kind: 'server-timeouts',
    version: 3,
    accepts: isProduction('javascript', 'go'),
    gate: SERVER_TIMEOUT_GATE,
    collect: readServerTimeouts,
  },
  'update-bots': {
    kind: 'update-bots',
    version: 1,
    accepts: (file) => isUpdateBotPath(file.path),
    collect: readUpdateBot,
  },
};
