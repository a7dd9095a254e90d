import type { PageRenderer } from './page-input.ts';
import { renderPage } from './page.ts';
import { renderProjectStatus } from './project-section.ts';

/** The bundle that turns content into HTML; loaded with the first page, so that activation does not pay for it. */
export const renderer: PageRenderer = { renderPage, renderProjectStatus };
