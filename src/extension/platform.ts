import type { PageRenderer } from './pages/page-input.ts';

/** What differs between the hosts that the extension runs in. */
export interface Platform {
  /** Loads the renderer's bundle; called with the first page. */
  readonly loadRenderer: () => Promise<PageRenderer>;
}
