import type { DeferredParts } from '../platform.ts';
import { findSurroundings } from '../snippets/surroundings.ts';
import { renderPage } from './page.ts';
import { renderProjectStatus } from './project-section.ts';

/**
 * The bundle with what activation should not pay for: markdown and highlighting for pages, the manifest readers for
 * choosing snippets. Loaded when the first of them is needed.
 */
export const deferred: DeferredParts = { renderPage, renderProjectStatus, findSurroundings };
