import { goServers, readGoTimeouts } from './server-timeouts/in-go.ts';
import { readNodeTimeouts } from './server-timeouts/in-node.ts';
import type { Replacement, Site } from './site.ts';
import type { SourceFile } from './source-file.ts';

/** A server, and whether a client that sends slowly can hold a connection of it. */
export interface ServerTimeout {
  /** What is started or set: `http.ListenAndServe`, `requestTimeout`. */
  readonly what: string;
  readonly state: 'bounded' | 'unbounded' | 'own-default';
  /** Only programs of the same machine can connect. */
  readonly isLoopback: boolean;
  readonly site: Site;
  /** What gives the literal of a server the limit that it lacks. */
  readonly mend?: Replacement | undefined;
}

/** A call of a method whose receiver comes from a function of another file: `router.New().Run(":8080")`. */
export interface OpenStart {
  /** The function that makes the receiver: `New`. */
  readonly maker: string;
  readonly method: string;
  readonly isLoopback: boolean;
  readonly site: Site;
}

export interface ServerTimeouts {
  readonly servers: readonly ServerTimeout[];
  readonly openStarts: readonly OpenStart[];
  /** Functions here that give an engine of Gin or Echo, which calls in other files may start. */
  readonly makers: readonly { readonly name: string; readonly framework: 'gin' | 'echo' }[];
}

/** Texts without which no file starts a server or takes its time limit away. */
export const SERVER_TIMEOUT_GATE =
  /ListenAndServe|http\.Serve|http\.Server\b|\.(Run|RunTLS|RunListener|Start|StartTLS|StartAutoTLS|StartH2CServer|Listen|ListenTLS)\(|\*gin\.Engine|\*echo\.Echo|fasthttp|fiber\.(New|Config)\b|requestTimeout|headersTimeout/;

/** Reads the servers that a file starts; undefined when it starts none. */
export function readServerTimeouts(source: SourceFile): ServerTimeouts | undefined {
  const code = source.code();
  if (code === undefined) {
    return undefined;
  }
  if (source.family === 'javascript') {
    const servers = readNodeTimeouts(code, source);
    return servers.length === 0 ? undefined : { servers, openStarts: [], makers: [] };
  }
  if (source.family !== 'go') {
    return undefined;
  }
  const found = readGoTimeouts(code, source);
  const servers = [...goServers(code, source), ...found.servers];
  return servers.length + found.openStarts.length + found.makers.length === 0
    ? undefined
    : { ...found, servers };
}
