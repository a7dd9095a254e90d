import type { WorkerHandle } from './checks/worker-client.ts';
import type { PageRenderer } from './pages/page-input.ts';
import type { findSurroundings } from './snippets/surroundings.ts';

/** What the second bundle (`dist/renderer.js`) holds. */
export interface DeferredParts extends PageRenderer {
  readonly findSurroundings: typeof findSurroundings;
}

/** What differs between the hosts that the extension runs in. */
export interface Platform {
  /** Loads the second bundle; called when something in it is first needed. */
  readonly loadDeferred: () => Promise<DeferredParts>;
  /** Starts the worker that runs the checks; called with the first run. */
  readonly startWorker: () => Promise<WorkerHandle>;
  /** True where that worker can read `file:` folders by itself. */
  readonly readsDisk: boolean;
}
