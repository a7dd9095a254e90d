import type { Area, Question, Stage, Technology } from './lists.ts';
import type { CheckFrontmatter, ChecklistFrontmatter, SnippetFrontmatter, TopicFrontmatter } from './schemas.ts';
import type { SnippetVariant } from './snippet-variants.ts';

/** A topic as the tree and the search know it; its text is in a file of its own. */
export interface TopicEntry extends TopicFrontmatter {
  /** Reading time of the prose, in minutes, at least 1. */
  readonly minutes: number;
}

export type CheckEntry = CheckFrontmatter;

/** What the Snippets view needs of a variant; its code is in the variants file. */
export type VariantSummary = Pick<SnippetVariant, 'title' | 'stack' | 'range' | 'language' | 'module'>;

export interface SnippetEntry extends SnippetFrontmatter {
  readonly variants: readonly VariantSummary[];
}

export interface ChecklistEntry extends Omit<ChecklistFrontmatter, 'checks'> {
  /** Ids of its checks, in order, patterns resolved. */
  readonly checks: readonly string[];
}

/** Everything the views need at once; compiled by the build into one file. */
export interface ContentIndex {
  readonly schemaVersion: 1;
  readonly areas: readonly Area[];
  readonly stages: readonly Stage[];
  readonly technologies: readonly Technology[];
  /** By area (in the order of `areas`), then by order. */
  readonly topics: readonly TopicEntry[];
  readonly checks: readonly CheckEntry[];
  readonly snippets: readonly SnippetEntry[];
  readonly checklists: readonly ChecklistEntry[];
  /** What a person is asked, in the order of the list. */
  readonly questions: readonly Question[];
}

/** The variants of all snippets, by snippet id; loaded when one is first shown. */
export type VariantsFile = Readonly<Record<string, readonly SnippetVariant[]>>;
