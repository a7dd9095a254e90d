import type { WorkspaceFile } from '../workspace/workspace.ts';
import { readAnchors } from './markdown/anchors.ts';
import { readLinks, type MarkdownLink } from './markdown/links.ts';
import { readMarkdown } from './markdown/read-markdown.ts';
import type { SourceFile } from './source-file.ts';

export type { MarkdownLink } from './markdown/links.ts';

/** What a Markdown file points at, and what of it can be pointed at. */
export interface MarkdownFile {
  readonly links: readonly MarkdownLink[];
  readonly anchors: readonly string[];
  /** True when a program fills the file in: headings may come from there. */
  readonly isTemplate: boolean;
}

export function isMarkdownPath(path: string): boolean {
  return /\.(md|markdown)$/i.test(path);
}

export function isMarkdownFile(file: WorkspaceFile): boolean {
  return file.class !== 'generated' && isMarkdownPath(file.path);
}

/** Reads the links and anchors of a Markdown file. */
export function readMarkdownFile(source: SourceFile): MarkdownFile {
  const markdown = readMarkdown(source);
  return {
    links: readLinks(source, markdown),
    anchors: readAnchors(markdown),
    isTemplate: /\{%-?\s*(for|include|if)\b|<%[=-]?\s/.test(source.text),
  };
}
