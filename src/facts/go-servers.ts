import type { Site } from './site.ts';
import type { SourceFile } from './source-file.ts';

/** A place where a Go program serves HTTP with the standard library. */
export interface GoServer {
  readonly site: Site;
}

export const GO_SERVER_GATE = /"net\/http"/;

const SERVES = /^[^\n/"`]*(\.ListenAndServe(TLS)?\(|\bhttp\.Serve(TLS)?\(|\bhttp\.Server\{)/m;

/** Finds where a Go file serves HTTP. Go needs no framework for it, so no dependency gives such a service away. */
export function readGoServer(source: SourceFile): GoServer | undefined {
  const match = SERVES.exec(source.text);
  return match === null ? undefined : { site: source.site(match.index, match.index + match[0].length) };
}
