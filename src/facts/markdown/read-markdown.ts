import type { SourceFile } from '../source-file.ts';
import { readInlines, type Inline } from './inlines.ts';
import { MarkdownBlocks } from './markdown-blocks.ts';

/**
 * A careful, small reader of Markdown, after CommonMark and GitHub's tables: enough to tell headings, links, HTML and code
 * apart. Emphasis is not read, as nothing here needs it.
 */
export type MarkdownBlock =
  | {
      readonly kind: 'heading' | 'text';
      readonly line: number;
      readonly text: string;
      readonly inlines: readonly Inline[];
    }
  | { readonly kind: 'html'; readonly content: string; readonly start: number }
  | {
      readonly kind: 'code';
      /** What follows the fence; empty for indented code. */
      readonly info: string;
      readonly content: string;
      /** The line of the content's first line, from 1. */
      readonly line: number;
    };

/** Where a label points, and where that stands. */
export interface Definition {
  readonly target: string;
  readonly start: number;
  readonly end: number;
}

export interface MarkdownText {
  readonly blocks: readonly MarkdownBlock[];
  readonly definitions: ReadonlyMap<string, Definition>;
}

/** Reads a Markdown file; its front matter counts as empty lines. */
export function readMarkdown(source: SourceFile): MarkdownText {
  const { blocks, definitions } = new MarkdownBlocks(withoutFrontMatter(source.text)).read();
  return {
    definitions,
    blocks: blocks.map((block): MarkdownBlock =>
      block.kind === 'html' || block.kind === 'code'
        ? block
        : { ...block, inlines: readInlines(block.text, block.offsets, definitions) },
    ),
  };
}

/** Offsets stay what they are. */
function withoutFrontMatter(text: string): string {
  const matter = /^\uFEFF?(---|\+\+\+)[ \t]*\r?\n[\s\S]*?\r?\n\1[ \t]*(\r?\n|$)/.exec(text)?.[0];
  return matter === undefined ? text : matter.replace(/[^\n]/g, ' ') + text.slice(matter.length);
}
