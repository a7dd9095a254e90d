import type { ContentIndex } from '../content/model.ts';
import type { Report } from '../checks/result.ts';
import { renderHtml } from './html.ts';
import { renderJson } from './json.ts';
import { renderJunit } from './junit.ts';
import { renderMarkdown } from './markdown.ts';
import { renderSarif } from './sarif.ts';
import { renderText, type TextStyle } from './text.ts';

/** Everything that a renderer may look at. Renderers are pure: the same input gives the same bytes. */
export interface RenderInput {
  readonly report: Report;
  readonly index: ContentIndex;
  /** The markdown of the pages of checks, by id; formats that show no page do not miss them. */
  readonly pages: ReadonlyMap<string, string>;
  /** How text is shown at a terminal. */
  readonly style: TextStyle;
}

const RENDERERS = {
  text: ({ report, index, style }) => renderText(report, index, style),
  json: ({ report }) => renderJson(report),
  sarif: renderSarif,
  junit: renderJunit,
  markdown: renderMarkdown,
  html: renderHtml,
} as const satisfies Readonly<Record<string, (input: RenderInput) => string>>;

/** A form in which a report can be had. */
export type Format = keyof typeof RENDERERS;

/** Every format, in the order in which help lists them. */
export const FORMATS = Object.keys(RENDERERS) as readonly Format[];

/** The report in one of the formats, with a line end. */
export function render(format: Format, input: RenderInput): string {
  return RENDERERS[format](input);
}
